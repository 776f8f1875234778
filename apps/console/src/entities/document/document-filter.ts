/** How the server numbers documents: type, year, sequence. */
const documentNumberShape = /^[a-z]{3}-\d{4}-\d{1,9}$/i;

/** What someone types to find a document is its number, or the reference that stands on a supplier's or customer's paper. */
export function documentFilter(typed: string): { number?: string; reference?: string } {
  const text = typed.trim();
  if (text === "") return {};
  return documentNumberShape.test(text) ? { number: text } : { reference: text };
}
