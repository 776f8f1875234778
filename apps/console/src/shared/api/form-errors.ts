import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { fieldProblems } from "./problem.ts";

/**
 * Puts what a refusal says about fields on the form's fields, and the cursor into the first of them. `rename` says which
 * field of the form stands for which of the request, where the names differ. False: the refusal is about the whole, or
 * about something the form does not show.
 */
export function showFieldErrors<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  rename: Readonly<Record<string, Path<Values>>> = {},
): boolean {
  const known = fieldProblems(error)
    .map(({ path, message }) => ({ name: rename[path] ?? (path as Path<Values>), message }))
    // A field that is not in the form cannot show anything.
    .filter(({ name }) => form.getValues(name) !== undefined);
  known.forEach(({ name, message }, index) => {
    form.setError(name, { type: "server", message }, { shouldFocus: index === 0 });
  });
  return known.length > 0;
}
