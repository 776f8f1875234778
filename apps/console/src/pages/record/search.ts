import { documentTypes } from "@lumbung/contracts";
import { oneOf, text } from "#shared/lib";

/** How other pages begin a document: `/record?type=receipt&warehouse=…&sku=…`. What is there is put into the draft. */
export const recordSearch = { type: oneOf(["", ...documentTypes], ""), warehouse: text(36), sku: text(100) };
