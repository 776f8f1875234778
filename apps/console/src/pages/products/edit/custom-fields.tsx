import { useLingui } from "@lingui/react/macro";
import type { CustomField } from "@lumbung/contracts";
import { Controller, useFormContext } from "react-hook-form";
import { useCustomFields } from "#features/custom-fields";
import { Checkbox, DateInput, Field, type FieldControl, Input, NativeSelect, QuantityInput } from "#shared/ui";
import type { CustomValue, ProductValues } from "./values.ts";

/** Decimals the server keeps of a number. */
const numberScale = 10;

export function CustomFields() {
  const { t } = useLingui();
  const fields = useCustomFields();
  const { control } = useFormContext<ProductValues>();
  return fields.map((custom) => (
    <Controller
      key={custom.key}
      control={control}
      name={`custom.${custom.key}`}
      rules={{ validate: (value) => !custom.required || (value !== null && value !== undefined && value !== "") || t`Fill this in.` }}
      render={({ field: { value, onChange }, fieldState }) =>
        custom.type === "boolean" ? (
          <Checkbox label={<bdi>{custom.label}</bdi>} checked={value === true} onChange={onChange} />
        ) : (
          <Field label={<bdi>{custom.label}</bdi>} error={fieldState.error?.message} required={custom.required}>
            {(aria) => <CustomInput aria={aria} custom={custom} value={value ?? null} onChange={onChange} />}
          </Field>
        )
      }
    />
  ));
}

interface CustomInputProps {
  readonly aria: FieldControl;
  readonly custom: CustomField;
  readonly value: CustomValue;
  /** Null empties it. */
  readonly onChange: (value: CustomValue) => void;
}

function CustomInput({ aria, custom, value, onChange }: CustomInputProps) {
  const text = value === null ? "" : String(value);
  const set = (next: string | undefined) => onChange(next === undefined || next === "" ? null : next);
  if (custom.type === "date") return <DateInput {...aria} value={text} onChange={set} />;
  if (custom.type === "number") return <QuantityInput {...aria} scale={numberScale} value={text} onChange={set} />;
  if (custom.type === "choice")
    return (
      <NativeSelect {...aria} value={text} onChange={(event) => set(event.target.value)}>
        <option value="">–</option>
        {custom.choices?.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </NativeSelect>
    );
  return <Input {...aria} dir="auto" maxLength={2000} value={text} onChange={(event) => set(event.target.value)} />;
}
