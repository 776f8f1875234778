import { LumbungError } from "@lumbung/sdk";
import { usePreferences } from "#shared/i18n";
import { problemText } from "#shared/problems";

/** A failure as a screen shows it. */
export interface Failure {
  readonly title: string;
  readonly detail: string | undefined;
  readonly fix: string | undefined;
  readonly code: string;
  readonly requestId: string | undefined;
  /** The server could not be reached: trying again later may help. */
  readonly unreachable: boolean;
}

/** What is wrong with one field of what was sent. `path` is that of the request, such as `variants.0.sku`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** What a person is told of any error. Errors of our own code are shown as what they are: unexpected. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof LumbungError)) {
    const detail = error instanceof Error ? error.message : String(error);
    return { title: "", detail, fix: undefined, code: "CLIENT_ERROR", requestId: undefined, unreachable: false };
  }
  return {
    ...wordsFor(error),
    code: error.code,
    requestId: error.requestId,
    unreachable: error.status === 0 || error.code === "UNEXPECTED_ANSWER",
  };
}

/** The reader's own words for it. The server explains single cases in English only, so others are not shown that. */
function wordsFor({ code, details, problem }: LumbungError): Pick<Failure, "title" | "detail" | "fix"> {
  const text = problemText(code, details);
  const explained = problem === undefined || problem.detail === problem.title ? undefined : problem.detail;
  if (text === undefined) return { title: problem?.title ?? "", detail: explained, fix: problem?.fix };
  return { ...text, detail: usePreferences.getState().locale === "en" ? (explained ?? text.detail) : text.detail };
}

/** Codes that are about one field of a form, whatever their details call it. */
const fieldOfCode: Readonly<Record<string, string>> = {
  UNKNOWN_SKU: "sku",
  ARCHIVED_SKU: "sku",
  NOT_STOCKED: "sku",
  INSUFFICIENT_STOCK: "quantity",
  QUANTITY_SCALE: "quantity",
  INVALID_QUANTITY: "quantity",
  SAME_WAREHOUSE: "toWarehouseId",
  FUTURE_DATE: "effectiveAt",
  REASON_REQUIRED: "reason",
  WEAK_PASSWORD: "password",
  UNKNOWN_CATEGORY: "categoryId",
};

/** The fields a refusal is about, by their path in what was sent; none where it is about the whole. */
export function fieldProblems(error: unknown): FieldProblem[] {
  if (!(error instanceof LumbungError)) return [];
  const { details, code } = error;
  if (Array.isArray(details.fields)) return details.fields.filter(isFieldProblem);
  const { title, detail, fix } = wordsFor(error);
  const message = [detail ?? title, fix]
    .filter((text) => text !== undefined)
    .filter((text) => text !== "")
    .map(asSentence)
    .join(" ");
  const field = typeof details.field === "string" ? details.field : fieldOfCode[code];
  if (field === undefined || message === "") return [];
  // The ledger says which line of the document it means, counted from 1.
  const line = typeof details.line === "number" ? details.line - 1 : typeof details.lineNo === "number" ? details.lineNo - 1 : undefined;
  return [{ path: line === undefined || ["toWarehouseId", "effectiveAt", "reason"].includes(field) ? field : `lines.${line}.${field}`, message }];
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return (
    typeof value === "object" && value !== null && "path" in value && typeof value.path === "string" && "message" in value && typeof value.message === "string"
  );
}

/** What a server says in a phrase stands before another sentence here. */
function asSentence(text: string): string {
  return /[.!?…؟。]$/.test(text) ? text : `${text}.`;
}
