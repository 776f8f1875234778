import { useLingui } from "@lingui/react/macro";
import { NativeSelect } from "#shared/ui";
import type { Place } from "./use-places.ts";

interface PlaceSelectProps {
  readonly label: string;
  readonly places: readonly Place[];
  /** Empty for the warehouse itself. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly className?: string;
  /** Id of the control, where a field names it. */
  readonly id?: string;
}

/** A place within a warehouse; nothing where the warehouse is one place. */
export function PlaceSelect({ label, places, value, onChange, id, className }: PlaceSelectProps) {
  const { t } = useLingui();
  if (places.length === 0) return null;
  return (
    <NativeSelect
      id={id}
      aria-label={id === undefined ? label : undefined}
      className={className ?? "w-full"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t`Anywhere`}</option>
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.path}
        </option>
      ))}
    </NativeSelect>
  );
}
