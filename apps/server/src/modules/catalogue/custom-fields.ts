import type { CustomField, CustomValues } from "@lumbung/contracts";
import { AppError } from "../../shared/errors.ts";

type Value = CustomValues[string];
type Checked = { readonly value: Exclude<Value, null> } | { readonly message: string };

/**
 * The values of a product's custom fields as they are stored: empty ones left out, numbers as their shortest decimal
 * string. Throws VALIDATION_FAILED naming every value that does not fit the business's fields, every unknown key and
 * every required field without a value.
 */
export function checkCustomValues(fields: readonly CustomField[], values: CustomValues): CustomValues {
  const problems: Array<{ path: string; message: string }> = [];
  const stored: CustomValues = {};
  const known = new Set(fields.map((field) => field.key));
  for (const key of Object.keys(values)) if (!known.has(key)) problems.push({ path: `custom.${key}`, message: "is no field of this business" });
  for (const field of fields) {
    const value = Object.hasOwn(values, field.key) ? values[field.key] : null;
    if (value === undefined || value === null || value === "") {
      if (field.required) problems.push({ path: `custom.${field.key}`, message: "is required" });
      continue;
    }
    const checked = checkValue(field, value);
    if ("message" in checked) problems.push({ path: `custom.${field.key}`, message: checked.message });
    else stored[field.key] = checked.value;
  }
  if (problems.length > 0) {
    throw new AppError("VALIDATION_FAILED", { fields: problems }, { detail: problems.map((problem) => `${problem.path}: ${problem.message}`).join("; ") });
  }
  return stored;
}

function checkValue(field: CustomField, value: Exclude<Value, null>): Checked {
  switch (field.type) {
    case "text":
      return typeof value === "string" ? { value } : { message: "must be a text" };
    case "boolean":
      return typeof value === "boolean" ? { value } : { message: "must be true or false" };
    case "number":
      return checkNumber(value);
    case "date":
      return typeof value === "string" && isDate(value) ? { value } : { message: "must be a date such as 2026-11-20" };
    case "choice":
      return typeof value === "string" && field.choices?.includes(value) ? { value } : { message: `must be one of: ${field.choices?.join(", ")}` };
  }
}

/** Decimal strings, so that no binary fraction ever stands between what was typed and what is kept. */
function checkNumber(value: Exclude<Value, null>): Checked {
  const match = /^(-?)0*(\d{1,20})(?:\.(\d{1,10}))?$/.exec(typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "");
  if (!match) return { message: 'must be a decimal string such as "12.5" or a whole number' };
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const text = `${match[2]}${fraction ? `.${fraction}` : ""}`;
  return { value: match[1] === "-" && text !== "0" ? `-${text}` : text };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
