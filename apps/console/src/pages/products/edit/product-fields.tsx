import { useLingui } from "@lingui/react/macro";
import { Controller, useFormContext } from "react-hook-form";
import { CategorySelect } from "#entities/product";
import { Field, Input, RadioGroup, Textarea } from "#shared/ui";
import { CustomFields } from "./custom-fields.tsx";
import type { ProductValues } from "./values.ts";

/** What a product is called and where it belongs; within a FormProvider of ProductValues. */
export function ProductFields({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useLingui();
  const {
    register,
    control,
    formState: { errors },
  } = useFormContext<ProductValues>();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t`Name`} error={errors.name?.message} required className="sm:col-span-2">
        {(field) => (
          <Input
            {...field}
            autoFocus={autoFocus}
            dir="auto"
            maxLength={300}
            {...register("name", { validate: (name) => name.trim() !== "" || t`Enter a name.` })}
          />
        )}
      </Field>
      <Field label={t`Category`} error={errors.categoryId?.message}>
        {(field) => (
          <Controller
            control={control}
            name="categoryId"
            render={({ field: { value, onChange } }) => <CategorySelect {...field} none={t`No category`} value={value} onChange={onChange} />}
          />
        )}
      </Field>
      <Field label={t`Brand`} error={errors.brand?.message}>
        {(field) => <Input {...field} dir="auto" maxLength={100} {...register("brand")} />}
      </Field>
      <Controller
        control={control}
        name="kind"
        render={({ field, fieldState }) => (
          <div className="sm:col-span-2">
            <RadioGroup
              label={t`Kind`}
              inline
              value={field.value}
              onChange={field.onChange}
              options={[
                { value: "stocked", label: t`Goods`, hint: t`Counted in stock` },
                { value: "service", label: t`Service`, hint: t`Nothing to count, such as carriage` },
              ]}
            />
            {fieldState.error?.message !== undefined && (
              <p role="alert" className="text-sm text-bad">
                {fieldState.error.message}
              </p>
            )}
          </div>
        )}
      />
      <Field label={t`Description`} error={errors.description?.message} className="sm:col-span-2">
        {(field) => <Textarea {...field} dir="auto" rows={3} maxLength={10_000} {...register("description")} />}
      </Field>
      <CustomFields />
    </div>
  );
}
