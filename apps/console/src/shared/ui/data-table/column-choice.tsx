import { useLingui } from "@lingui/react/macro";
import { Check, Columns3 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { menuContentClass, menuItemClass } from "../menu.tsx";
import type { Column } from "./types.ts";
import type { ColumnVisibility } from "./use-column-visibility.ts";

interface ColumnChoiceProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly visibility: ColumnVisibility;
  readonly onChange: (visibility: ColumnVisibility) => void;
}

/** Shows and hides columns; the first one always stays. */
export function ColumnChoice<Row>({ columns, visibility, onChange }: ColumnChoiceProps<Row>) {
  const { t } = useLingui();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={t`Choose columns`}
        title={t`Choose columns`}
        className="control-square inline-grid place-items-center rounded-control border border-line-strong/60 bg-surface text-muted hover:bg-sunken hover:text-text"
      >
        <Columns3 className="size-4" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className={menuContentClass}>
          {columns.slice(1).map((column) => (
            <DropdownMenu.CheckboxItem
              key={column.id}
              className={menuItemClass}
              checked={visibility[column.id] ?? true}
              onCheckedChange={(checked) => onChange({ ...visibility, [column.id]: checked })}
              onSelect={(event) => event.preventDefault()}
            >
              <span className="inline-grid size-4 place-items-center">
                <DropdownMenu.ItemIndicator>
                  <Check className="size-4" aria-hidden />
                </DropdownMenu.ItemIndicator>
              </span>
              {column.header}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
