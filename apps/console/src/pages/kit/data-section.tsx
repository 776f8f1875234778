import { PackageOpen } from "lucide-react";
import { useMemo, useState } from "react";
import { useFormat } from "#shared/i18n";
import {
  Badge,
  Bars,
  Button,
  Card,
  CardHeader,
  Chart,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  Kbd,
  Problem,
  Progress,
  Segmented,
  Skeleton,
  Sparkline,
  Stat,
} from "#shared/ui";
import { Group } from "./group.tsx";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly onHand: string;
}

const rows: Row[] = Array.from({ length: 5_000 }, (_, index) => ({
  id: String(index),
  name: `Grain number ${index + 1}`,
  sku: `GR-${index + 1}`,
  onHand: String((index * 37) % 500),
}));
const course = Array.from({ length: 30 }, (_, index) => Math.round(50 + 40 * Math.sin(index / 3) + (index % 5) * 4));
const times = course.map((_, index) => 1_795_000_000 + index * 60);
const failure = new Error("The database cannot be reached");

/** What shows data, and what stands there while there is none. */
export function DataSection() {
  return (
    <>
      <Group title="Figures">
        <div className="grid gap-3 sm:grid-cols-3">
          <Card className="p-4">
            <dl>
              <Stat label="Stock value" value="Rp 12.500.000" note="1,204 items" />
            </dl>
          </Card>
          <Card className="p-4">
            <dl>
              <Stat label="Running low" value="14" tone="warn" />
            </dl>
            <Sparkline values={course} label="Low items over 30 days" className="mt-2" />
          </Card>
          <Card className="p-4">
            <dl>
              <Stat label="Out of stock" value="3" tone="bad" />
            </dl>
            <Bars values={course} label="Movements over 30 days" className="mt-2" />
          </Card>
        </div>
        <Card>
          <CardHeader title="Movements a minute">
            <Badge tone="good">Live</Badge>
          </CardHeader>
          <Chart className="px-4 pb-4" label="Movements a minute" times={times} series={[{ label: "Movements", values: course, color: "accent" }]} />
        </Card>
        <div className="flex flex-wrap items-center gap-2">
          {(["neutral", "accent", "good", "warn", "bad", "info"] as const).map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </div>
        <Progress label="Import" value={0.42} text="2,100 of 5,000 rows" />
        <Progress label="Nobody knows how long" value={undefined} />
      </Group>
      <TableGroup />
      <Group title="States">
        <div className="grid gap-3 md:grid-cols-2">
          <Card className="grid gap-2 p-4">
            <Skeleton className="h-6 w-1/2" />
            <Skeleton />
            <Skeleton className="h-4 w-3/4" />
          </Card>
          <Card>
            <EmptyState icon={<PackageOpen className="size-6" aria-hidden />} title="No products yet" action={<Button look="primary">Add the first</Button>}>
              Add one, or import a list.
            </EmptyState>
          </Card>
          <Card>
            <ErrorState error={failure} onRetry={() => undefined} />
          </Card>
          <Problem error={failure} />
        </div>
      </Group>
    </>
  );
}

function TableGroup() {
  const format = useFormat();
  const [state, setState] = useState<"rows" | "loading" | "empty" | "error">("rows");
  const [sort, setSort] = useState("name");
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: "name", header: "Name", sortBy: "name", main: true, width: "minmax(12rem, 2fr)", cell: (row) => row.name },
      { id: "sku", header: "SKU", cell: (row) => row.sku },
      { id: "onHand", header: "On hand", align: "end", sortBy: "onHand", cell: (row) => format.quantity(row.onHand) },
      { id: "id", header: "Number", hidden: true, cell: (row) => row.id },
    ],
    [format],
  );
  return (
    <Group title="Table">
      <DataTable
        label="Grains"
        columns={columns}
        rows={state === "rows" ? rows : state === "empty" ? [] : undefined}
        rowId={(row) => row.id}
        sort={sort}
        onSortChange={setSort}
        isLoading={state === "loading"}
        error={state === "error" ? failure : undefined}
        retry={() => setState("rows")}
        empty={<EmptyState title="Nothing found" />}
        storageKey="kit"
        maxHeight="24rem"
        toolbar={
          <Segmented
            label="State"
            value={state}
            onChange={setState}
            options={(["rows", "loading", "empty", "error"] as const).map((value) => ({ value, label: value }))}
          />
        }
      />
    </Group>
  );
}
