import { AppError } from "../../shared/errors.ts";

/**
 * Reads JSON from outside. Throws MALFORMED_REQUEST for what is none, and VALIDATION_FAILED for texts that no database
 * keeps: a zero byte, or half of a surrogate pair. Both can only come as escapes, so most texts are read once.
 */
export function parseJson(text: string): unknown {
  try {
    return text.includes("\\u") ? JSON.parse(text, assertStorable) : JSON.parse(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("MALFORMED_REQUEST", {}, { detail: (error as Error).message });
  }
}

function assertStorable(key: string, value: unknown): unknown {
  for (const text of [key, value])
    if (typeof text === "string" && (text.includes("\0") || !text.isWellFormed()))
      throw new AppError("VALIDATION_FAILED", {
        fields: [{ path: key.isWellFormed() ? key : "body", message: "holds a character that cannot be kept (U+0000 or half a pair)" }],
      });
  return value;
}
