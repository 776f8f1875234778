import { Trans, useLingui } from "@lingui/react/macro";
import type { ProblemFace } from "@lumbung/sdk";
import { TriangleAlert } from "lucide-react";
import { useWarehouseNames } from "#entities/warehouse";
import { changeDraft, changeLine, type DraftLine } from "#features/record-movement";
import { useFormat } from "#shared/i18n";
import { Button } from "#shared/ui";
import type { Place } from "./use-places.ts";
import { useProblemWords } from "./use-problem-words.ts";

/** Where else the SKU lies, as a refusal says it. */
interface PlaceWithStock {
  readonly warehouseId: string;
  readonly locationId: string;
  readonly available: string;
}

/** Why a line would be refused, what mends it, and one press to do so where that is enough. */
export function LineProblems({ line, problems, places }: { line: DraftLine; problems: readonly ProblemFace[]; places: readonly Place[] }) {
  const wordsOf = useProblemWords();
  return (
    <ul className="col-span-full grid gap-1">
      {problems.map((problem) => (
        <li key={problem.code} className="flex gap-2 text-sm text-bad">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <div className="grid gap-1.5">
            <p>{wordsOf(problem, line.code)}</p>
            {problem.code === "INSUFFICIENT_STOCK" && <Shortage line={line} problem={problem} places={places} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Shortage({ line, problem, places }: { line: DraftLine; problem: ProblemFace; places: readonly Place[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const { available, warehouseId, locationId } = problem.details as { available: string; warehouseId: string; locationId?: string };
  const elsewhere = (problem.details.perLocation as readonly PlaceWithStock[]).filter(
    (place) => place.locationId !== (locationId ?? warehouseId) && !place.available.startsWith("-") && place.available !== "0",
  );
  const there = format.quantity(available);
  const mayTake = !available.startsWith("-") && available !== "0";
  return (
    <div className="flex flex-wrap gap-2 text-text">
      {mayTake && (
        <Button
          onClick={() =>
            changeDraft((draft) => changeLine(draft, line.id, { quantity: line.quantity.startsWith("-") ? `-${available}` : available, unreadable: false }))
          }
        >
          <Trans>Take {there}</Trans>
        </Button>
      )}
      {elsewhere.map((place) => {
        const quantity = format.quantity(place.available);
        const inside = places.find((one) => one.id === place.locationId);
        const here = place.warehouseId === warehouseId;
        const where = here ? (inside?.path ?? t`Anywhere`) : (nameOf(place.warehouseId) ?? t`Another warehouse`);
        if (!here)
          return (
            <span key={place.locationId} className="control inline-flex items-center text-muted">
              <Trans>
                {quantity} in <bdi>{where}</bdi>
              </Trans>
            </span>
          );
        return (
          <Button key={place.locationId} onClick={() => changeDraft((draft) => changeLine(draft, line.id, { locationId: inside?.id ?? "" }))}>
            <Trans>
              From <bdi>{where}</bdi>: {quantity}
            </Trans>
          </Button>
        );
      })}
    </div>
  );
}
