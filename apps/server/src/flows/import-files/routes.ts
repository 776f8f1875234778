import { createHash } from "node:crypto";
import "@fastify/multipart";
import { IdParams, Import, ImportPreview, ImportRequest, ImportTextRequest, UndoImport } from "@lumbung/contracts";
import type { z } from "zod";
import { type HttpExchange, parseJson, RawJson, type Route, route } from "../../infrastructure/http/index.ts";
import { hashRequest, withIdempotency } from "../../infrastructure/idempotency/index.ts";
import { fileBytesMax, importRepository, presentImport } from "../../modules/imports/index.ts";
import { AppError } from "../../shared/errors.ts";
import type { ImportDeps } from "./deps.ts";
import type { KindOf } from "./index.ts";
import { previewImport } from "./preview.ts";
import { startImport } from "./start-import.ts";
import { undoImport } from "./undo-import.ts";

const tag = "Imports";

export function importFileRoutes(deps: ImportDeps, kindOf: KindOf): Route[] {
  return [
    route({
      method: "POST",
      url: "/imports",
      summary:
        "Import a file of sales or products in the background: multipart with the parts `request` (JSON) and `file`, or JSON with the table in `text`. Follow GET /imports/{id}; the same content adds nothing twice",
      tag,
      access: "import:write",
      body: ImportTextRequest,
      multipart: true,
      bodyLimitBytes: fileBytesMax + 1024 * 1024,
      transaction: "own",
      status: 202,
      response: Import,
      handler: async (ctx, { http, idempotency }) => {
        const { request, bytes } = await readUpload(http);
        const claim = idempotency && {
          key: idempotency.key,
          requestHash: hashRequest("POST", "/imports", JSON.stringify(request) + createHash("sha256").update(bytes).digest("hex")),
        };
        const stored = await deps.db.withTransaction(ctx, (tx) =>
          withIdempotency(tx, claim, async () => {
            const row = await startImport(kindOf(request.kind), tx, { ...request, bytes });
            await importRepository.saveContent(tx, row.id, bytes);
            await deps.events.append(tx, {
              topic: "imports.import.requested",
              aggregateType: "import",
              aggregateId: row.id,
              payload: { importId: row.id, kind: row.kind },
            });
            return { status: 202, body: JSON.stringify(presentImport(row)) };
          }),
        );
        return new RawJson(stored.body);
      },
    }),
    route({
      method: "POST",
      url: "/imports/preview",
      summary: "How a file of sales or products is read, its first rows, and what importing it would do, with every problem at its cell; nothing is kept",
      tag,
      access: "import:write",
      body: ImportTextRequest,
      multipart: true,
      bodyLimitBytes: fileBytesMax + 1024 * 1024,
      transaction: "own",
      status: 200,
      response: ImportPreview,
      handler: async (ctx, { http }) => {
        const { request, bytes } = await readUpload(http);
        return previewImport(deps, kindOf(request.kind), ctx, { ...request, bytes });
      },
    }),
    route({
      method: "POST",
      url: "/imports/:id/undo",
      summary: "Take back everything an import has posted, as one reversal document; the file may then be imported again",
      tag,
      access: "import:write",
      params: IdParams,
      body: UndoImport.nullish(),
      response: Import,
      status: 200,
      transaction: "several",
      handler: async (ctx, { params, body }) => presentImport(await undoImport(deps, ctx, { id: params.id, reason: body?.reason })),
    }),
  ];
}

interface Upload {
  readonly request: ImportRequest;
  readonly bytes: Buffer;
}

async function readUpload({ request }: HttpExchange): Promise<Upload> {
  if (!request.isMultipart()) {
    const { text, ...rest } = check(ImportTextRequest, request.body);
    return { request: rest, bytes: Buffer.from(text) };
  }
  let file: { name: string; bytes: Buffer } | undefined;
  let settings: unknown = {};
  for await (const part of request.parts({ limits: { fileSize: fileBytesMax, files: 1, fields: 20, fieldSize: 1024 * 1024 } })) {
    if (part.type === "file") file = { name: part.filename, bytes: await part.toBuffer() };
    else if (part.fieldname === "request") settings = typeof part.value === "string" ? settingsOf(part.value) : part.value;
    else settings = { ...(settings as object), [part.fieldname]: part.fieldname === "dryRun" ? part.value === "true" : part.value };
  }
  if (!file) throw new AppError("VALIDATION_FAILED", { fields: [{ path: "file", message: "is missing" }] }, { detail: "The form has no file." });
  return { request: check(ImportRequest, { fileName: file.name, ...(settings as object) }), bytes: file.bytes };
}

function settingsOf(text: string): object {
  const value = parseJson(text);
  if (typeof value === "object" && value !== null) return value;
  throw new AppError("MALFORMED_REQUEST", {}, { detail: "The part `request` is not a JSON object." });
}

/** The body has two forms, so it is checked here and not by the route's contract. */
function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join(".") || "body", message: issue.message }));
  throw new AppError("VALIDATION_FAILED", { fields }, { detail: fields.map((field) => `${field.path}: ${field.message}`).join("; ") });
}
