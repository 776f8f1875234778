import { i18n } from "@lingui/core";
import type { ErrorCode } from "@lumbung/contracts";
import { type Catalogues, createFormat, loadCatalogues, useBusinessFormat, usePreferences } from "#shared/i18n";

/** What went wrong and what to do about it, in the reader's language. */
interface ProblemText {
  readonly title: string;
  readonly fix: string;
  /** What the numbers of this case say. */
  readonly detail: string | undefined;
}

const catalogues: Catalogues = import.meta.glob("./locales/*.po");
let words: typeof import("./words.ts").problemWords | undefined;

/**
 * Fetches the words for refusals; the client does it with the first answer that is one, so that they are not part of the
 * first screen. Where they cannot be had, the server's own English stays.
 */
export async function loadProblemWords(): Promise<void> {
  if (words !== undefined) return;
  try {
    const [loaded] = await Promise.all([import("./words.ts"), loadCatalogues(catalogues)]);
    words = loaded.problemWords;
  } catch {
    // Offline before they were ever needed.
  }
}

/** The words for a code; undefined for one that is not in the catalogue, or while they are not loaded. */
export function problemText(code: string, details: Readonly<Record<string, unknown>>): ProblemText | undefined {
  const found = words !== undefined && Object.hasOwn(words, code) ? words[code as ErrorCode] : undefined;
  if (found === undefined) return undefined;
  const detail = found.detail?.(details, createFormat({ ...usePreferences.getState(), ...useBusinessFormat.getState() }));
  return { title: i18n._(found.title), fix: i18n._(found.fix), detail: detail === undefined ? undefined : i18n._(detail) };
}
