import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The real file that tests and demo read: 10,000 lines of a retailer's December 2010. */
export function onlineRetailFile(): Buffer {
  return gunzipSync(readFileSync(fileURLToPath(new URL("../../../demo-data/online-retail/online-retail-first-10000-lines.csv.gz", import.meta.url))));
}
