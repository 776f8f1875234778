import type { ComponentProps } from "react";
import { NativeSelect } from "#shared/ui";
import { useCategories } from "./categories.ts";

interface CategorySelectProps extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  /** Id of a category; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** What the empty choice says, such as "All categories". */
  readonly none: string;
  /** Leaves these out: a category is not moved below itself. */
  readonly except?: ReadonlySet<string>;
}

/** One of the categories, set in by how deep they are. */
export function CategorySelect({ value, onChange, none, except, ...rest }: CategorySelectProps) {
  const { nodes } = useCategories();
  return (
    <NativeSelect {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {nodes
        .filter(({ category }) => except?.has(category.id) !== true)
        .map(({ category, depth }) => (
          <option key={category.id} value={category.id}>
            {"\u2003".repeat(depth)}
            {category.name}
          </option>
        ))}
    </NativeSelect>
  );
}
