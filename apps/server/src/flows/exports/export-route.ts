import { Readable } from "node:stream";
import type { Permission } from "@lumbung/contracts";
import type { z } from "zod";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { byteOrderMark, csvRecord } from "../../shared/csv.ts";
import type { Column, Terms } from "./column.ts";
import type { ExportsDeps, Page } from "./deps.ts";
import { readTerms } from "./read-terms.ts";

/** Items asked for at once: the most that a list hands out. */
const pageItems = 200;

/** A list that can be had as a file. */
export interface ListExport<Query, Item> {
  /** Address of the list; the file is the same with `.csv`. */
  readonly url: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Permission;
  readonly query: z.ZodType<Query & { bom?: boolean | undefined }>;
  readonly page: (ctx: Ctx, query: Query & { limit: number; cursor: string | undefined }) => Promise<Page<Item>>;
  readonly namesCategories?: boolean;
  readonly columns: (terms: Terms) => ReadonlyArray<Column<Item>>;
}

/** The route of a list as a file. Its first page is read before anything is sent, so that a refusal is still a problem document. */
export function exportRoute<Query, Item>(deps: ExportsDeps, list: ListExport<Query, Item>): Route {
  return route({
    method: "GET",
    url: `${list.url}.csv`,
    summary: list.summary,
    tag: list.tag,
    access: list.access,
    query: list.query,
    produces: "text/csv",
    handler: async (ctx, { query, http }) => {
      const { bom, ...filters } = query;
      const terms = await readTerms(deps, ctx, list.namesCategories === true);
      const pageAfter = (cursor: string | undefined) => list.page(ctx, { ...(filters as Query), limit: pageItems, cursor });
      const first = await pageAfter(undefined);
      http.reply
        .code(200)
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${fileName(list.url, ctx, terms)}"`)
        .header("cache-control", "no-store")
        .send(Readable.from(textOf(list.columns(terms), first, pageAfter, bom === true), { objectMode: false }));
    },
  });
}

/** The file in pieces of a page each; the next page is asked for once the one before has gone out. */
async function* textOf<Item>(
  columns: ReadonlyArray<Column<Item>>,
  first: Page<Item>,
  pageAfter: (cursor: string) => Promise<Page<Item>>,
  bom: boolean,
): AsyncGenerator<string> {
  yield (bom ? byteOrderMark : "") + csvRecord(columns.map((column) => column.heading));
  for (let page = first; ; page = await pageAfter(page.nextCursor)) {
    const text = page.items.map((item) => csvRecord(columns.map((column) => column.cell(item) ?? ""))).join("");
    if (text !== "") yield text;
    if (page.nextCursor === null) return;
  }
}

/** Such as `inventory-levels-2026-11-20.csv`, with the day it is in the business. */
function fileName(url: string, ctx: Ctx, terms: Terms): string {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: terms.timeZone, dateStyle: "short" }).format(ctx.clock.now());
  return `${url.slice(1).replaceAll("/", "-")}-${day}.csv`;
}
