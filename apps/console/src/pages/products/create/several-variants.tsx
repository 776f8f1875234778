import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Plus, Trash2, WandSparkles } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button, Field, IconButton, Input } from "#shared/ui";
import { emptyVariant, type VariantValues } from "../edit/values.ts";
import { VariantFields } from "../edit/variant-fields.tsx";
import { readValues, variantsMax, variantsOf } from "./variant-options.ts";

/** The SKUs of one product: made from what they differ in, or added one by one. */
export function SeveralVariants({ counted }: { counted: boolean }) {
  const { t } = useLingui();
  const { control, getValues } = useFormContext<{ variants: VariantValues[] }>();
  const { fields, append, remove, replace } = useFieldArray({ control, name: "variants" });

  function make(base: string, options: readonly string[]): void {
    const [first = emptyVariant(t`piece`)] = getValues("variants");
    const made = variantsOf(
      base,
      options.map((text) => ({ values: readValues(text) })),
    );
    if (made.length > 0) replace(made.slice(0, variantsMax).map((variant) => ({ ...first, barcodes: [], ...variant })));
  }

  return (
    <div className="grid gap-4">
      <OptionForm base={getValues("variants.0.sku")} onMake={make} />
      <ol className="grid gap-4">
        {fields.map((field, index) => (
          <li key={field.id} className="grid gap-2 rounded-control border border-line p-3">
            <div className="flex items-center justify-between gap-2">
              <h3 className="text-sm font-medium text-muted">
                <Trans>Variant {index + 1}</Trans>
              </h3>
              {fields.length > 1 && (
                <IconButton label={t`Remove variant ${index + 1}`} icon={<Trash2 className="size-4" aria-hidden />} onClick={() => remove(index)} />
              )}
            </div>
            {/* Unit and decimals are those of the first. */}
            <VariantFields index={index} named counted={counted && index === 0} />
          </li>
        ))}
      </ol>
      {fields.length < variantsMax && (
        <Button
          className="justify-self-start"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => append({ ...emptyVariant(getValues("variants.0.baseUnit")), price: getValues("variants.0.price") })}
        >
          <Trans>Add a variant</Trans>
        </Button>
      )}
    </div>
  );
}

interface OptionFormProps {
  readonly base: string;
  readonly onMake: (base: string, options: readonly string[]) => void;
}

/** Makes every combination of two things the variants differ in. */
function OptionForm({ base, onMake }: OptionFormProps) {
  const { t } = useLingui();
  const [code, setCode] = useState(base);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const count = variantsOf(code, [{ values: readValues(first) }, { values: readValues(second) }]).length;
  return (
    <fieldset className="grid gap-3 rounded-control bg-sunken p-3 sm:grid-cols-3">
      <legend className="sr-only">
        <Trans>Make variants from what they differ in</Trans>
      </legend>
      <Field label={t`SKU begins with`}>{(field) => <Input {...field} maxLength={60} value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
      <Field label={t`They differ in`} hint={t`With commas: S, M, L`}>
        {(field) => <Input {...field} dir="auto" value={first} onChange={(event) => setFirst(event.target.value)} />}
      </Field>
      <Field label={t`And in`} hint={t`With commas: red, blue`}>
        {(field) => <Input {...field} dir="auto" value={second} onChange={(event) => setSecond(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-3">
        <Button
          icon={<WandSparkles className="size-4" aria-hidden />}
          disabled={count === 0 || count > variantsMax}
          onClick={() => onMake(code, [first, second])}
        >
          <Plural value={count} one="Make # variant" other="Make # variants" />
        </Button>
        {count > variantsMax && (
          <p role="alert" className="text-sm text-bad">
            <Trans>A product has at most {variantsMax} variants.</Trans>
          </p>
        )}
      </div>
    </fieldset>
  );
}
