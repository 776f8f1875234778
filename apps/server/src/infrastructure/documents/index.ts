export { barcodeOf } from "./code-kind.ts";
export { type CreateDocumentsOptions, createDocuments } from "./create-documents.ts";
export { isRightToLeft } from "./direction.ts";
export type { CodeToDraw, Documents, DocumentTask } from "./types.ts";
