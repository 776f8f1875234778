import { get } from "#shared/api";

/** A stock document with its first 1,000 lines. */
export const documentQuery = (id: string) => get("/inventory/documents/{id}", { params: { id } });
