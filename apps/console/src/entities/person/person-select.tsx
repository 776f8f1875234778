import type { ComponentProps } from "react";
import { NativeSelect } from "#shared/ui";
import { usePeople } from "./people.ts";

interface PersonSelectProps extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  /** Id of a person; empty for anyone. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** What the empty choice says. */
  readonly none: string;
  /** What someone is called who is chosen and not of the team any more, or no person. */
  readonly other?: string;
}

/** One of the team. Only for those who may see it. */
export function PersonSelect({ value, onChange, none, other, ...rest }: PersonSelectProps) {
  const people = usePeople({ enabled: true });
  const unknown = value !== "" && people?.every(({ id }) => id !== value) === true;
  return (
    <NativeSelect {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {unknown && <option value={value}>{other ?? value}</option>}
      {people?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
