export { columnIndex, columnRef, mend, mendedCells } from "./corrections.ts";
export { type FormatChoices, type ImportDraft, newDraft } from "./draft.ts";
export { startOf, useImport, useImportPreview, useStartImport } from "./use-imports.ts";
