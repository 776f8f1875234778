import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useCan, useMe } from "#entities/session";
import { useFormat } from "#shared/i18n";
import { Field, Input, MoneyInput, NativeSelect } from "#shared/ui";
import { BarcodesInput } from "./barcodes-input.tsx";
import { usualScale } from "./units.ts";
import type { VariantValues } from "./values.ts";

interface VariantFieldsProps {
  readonly index: number;
  /** Asks what tells it from the product's others. */
  readonly named: boolean;
  /** A service has nothing to count. */
  readonly counted: boolean;
  readonly listens?: boolean;
}

/** A SKU: code, barcodes, unit and prices; within a FormProvider of `{ variants }`. */
export function VariantFields({ index, named, counted, listens = false }: VariantFieldsProps) {
  const { t } = useLingui();
  const can = useCan();
  const { currency } = useMe().tenant;
  const { register, control, formState } = useFormContext<{ variants: VariantValues[] }>();
  const errors = formState.errors.variants?.[index];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t`SKU`} hint={index === 0 ? t`The code you know it by. Unique in your business.` : undefined} error={errors?.sku?.message} required>
        {(field) => (
          <Input
            {...field}
            dir="auto"
            autoComplete="off"
            maxLength={100}
            {...register(`variants.${index}.sku`, { validate: (sku) => sku.trim() !== "" || t`Enter a code.` })}
          />
        )}
      </Field>
      {named && (
        <Field label={t`Variant`} hint={index === 0 ? t`What tells it from the others, such as a size or a colour.` : undefined} error={errors?.name?.message}>
          {(field) => <Input {...field} dir="auto" maxLength={200} {...register(`variants.${index}.name`)} />}
        </Field>
      )}
      <Field label={t`Barcodes`} error={barcodeError(errors?.barcodes)} className={named ? "sm:col-span-2" : ""}>
        {(field) => (
          <Controller
            control={control}
            name={`variants.${index}.barcodes`}
            render={({ field: { value, onChange } }) => <BarcodesInput {...field} value={value} onChange={onChange} listens={listens} />}
          />
        )}
      </Field>
      {counted && <UnitFields index={index} />}
      <Field label={t`Price`} error={errors?.price?.message}>
        {(field) => <Amount aria={field} name={`variants.${index}.price`} currency={currency} />}
      </Field>
      {can("cost:read") && (
        <Field label={t`Cost`} hint={index === 0 ? t`What one unit costs you.` : undefined} error={errors?.cost?.message}>
          {(field) => <Amount aria={field} name={`variants.${index}.cost`} currency={currency} />}
        </Field>
      )}
    </div>
  );
}

/** A list's error stands on the list or on one of its members. */
function barcodeError(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  return Object.values(error)
    .map((member) => barcodeError(member))
    .find((message) => message !== undefined);
}

/** What it is counted in, and how fine. */
function UnitFields({ index }: { index: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const units = useId();
  const { register, formState, getFieldState, setValue } = useFormContext<{ variants: VariantValues[] }>();
  const errors = formState.errors.variants?.[index];
  const known = [t`piece`, t`pack`, t`box`, t`bottle`, t`pair`, t`dozen`, "kg", "g", "l", "ml", "m"];
  return (
    <>
      <Field label={t`Unit`} hint={t`Stays as it is after the first movement.`} error={errors?.baseUnit?.message} required>
        {(field) => (
          <>
            <Input
              {...field}
              list={units}
              dir="auto"
              maxLength={30}
              autoComplete="off"
              {...register(`variants.${index}.baseUnit`, {
                validate: (unit) => unit.trim() !== "" || t`Enter a unit.`,
                onChange: (event: { target: { value: string } }) => {
                  if (!getFieldState(`variants.${index}.scale`).isDirty) setValue(`variants.${index}.scale`, usualScale(event.target.value));
                },
              })}
            />
            <datalist id={units}>
              {known.map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t`Decimals`} hint={t`How finely it is counted.`} error={errors?.scale?.message}>
        {(field) => (
          <NativeSelect {...field} {...register(`variants.${index}.scale`, { valueAsNumber: true })}>
            {[0, 1, 2, 3, 4, 5, 6].map((scale) => (
              <option key={scale} value={scale}>
                {scale === 0
                  ? t`Whole numbers`
                  : t`${plural(scale, { one: "# decimal", other: "# decimals" })} (${format.quantity(`0.${"1".padStart(scale, "0")}`)})`}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </>
  );
}

interface AmountProps {
  readonly aria: object;
  readonly name: `variants.${number}.${"price" | "cost"}`;
  readonly currency: string;
}

function Amount({ aria, name, currency }: AmountProps) {
  const { t } = useLingui();
  const { control } = useFormContext<{ variants: VariantValues[] }>();
  return (
    <Controller
      control={control}
      name={name}
      rules={{ validate: (amount) => (amount !== undefined && (amount === null || amount.amount >= 0)) || t`Enter an amount, such as ${"12.50"}.` }}
      render={({ field: { value, onChange } }) => <MoneyInput {...aria} currency={currency} value={value ?? null} onChange={onChange} />}
    />
  );
}
