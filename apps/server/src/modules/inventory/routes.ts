import {
  DocumentPreview,
  IdParams,
  NegativeStockPolicyList,
  NegativeStockPolicySchema,
  PostDocument,
  PostDocumentBatch,
  PostedDocument,
  PostedDocumentBatch,
  ReverseDocument,
  SetNegativeStockPolicySchema,
} from "@lumbung/contracts";
import { RawJson, type Route, route } from "../../infrastructure/http/index.ts";
import type { InventoryDeps } from "./deps.ts";
import { listNegativePolicies, removeNegativePolicy, setNegativePolicy } from "./negative-policies.ts";
import { postBatch } from "./post-batch.ts";
import { postDocument } from "./post-documents.ts";
import { previewDocument } from "./preview/preview-document.ts";
import { reverseDocument } from "./reverse-document.ts";

const tag = "Inventory";

/** The ledger's write side. Who may post which type is decided by the type (policy.ts), so the routes ask for reading only. */
export function inventoryRoutes(deps: InventoryDeps): Route[] {
  return [
    route({
      method: "POST",
      url: "/inventory/movements",
      summary: "Post a stock document: receipt, issue, adjustment, transfer, opening or return",
      tag,
      access: "inventory:read",
      body: PostDocument,
      response: PostedDocument,
      transaction: "own",
      handler: async (ctx, { body, idempotency }) => new RawJson(await postDocument(deps, ctx, body, idempotency)),
    }),
    route({
      method: "POST",
      url: "/inventory/movements::batch",
      summary: "Post up to 1,000 stock documents, each with its own answer",
      tag,
      access: "inventory:read",
      body: PostDocumentBatch,
      response: PostedDocumentBatch,
      status: 200,
      transaction: "own",
      bodyLimitBytes: 16 * 1024 * 1024,
      handler: async (ctx, { body, idempotency }) => new RawJson(await postBatch(deps, ctx, body.documents, idempotency)),
    }),
    route({
      method: "POST",
      url: "/inventory/movements::preview",
      summary: "What a stock document would do to the levels, and what would be refused; nothing is posted",
      tag,
      access: "inventory:read",
      body: PostDocument,
      response: DocumentPreview,
      status: 200,
      transaction: "own",
      handler: (ctx, { body }) => previewDocument(deps, ctx, body),
    }),
    route({
      method: "POST",
      url: "/inventory/documents/:id/reversal",
      summary: "Take a posted document back with a reversal document",
      tag,
      access: "inventory:reverse",
      params: IdParams,
      body: ReverseDocument,
      response: PostedDocument,
      transaction: "own",
      handler: async (ctx, { params, body, idempotency }) => new RawJson(await reverseDocument(deps, ctx, { id: params.id, ...body }, idempotency)),
    }),
    route({
      method: "GET",
      url: "/inventory/negative-stock-policies",
      summary: "List the exceptions from the business's negative-stock policy",
      tag,
      access: "inventory:read",
      response: NegativeStockPolicyList,
      handler: async (ctx) => ({ items: await listNegativePolicies(deps, ctx), nextCursor: null }),
    }),
    route({
      method: "PUT",
      url: "/inventory/negative-stock-policies",
      summary: "Set the negative-stock policy of a SKU, a location, both, or a channel",
      tag,
      access: "tenant:update",
      body: SetNegativeStockPolicySchema,
      response: NegativeStockPolicySchema,
      handler: (ctx, { body }) => deps.db.withTransaction(ctx, (tx) => setNegativePolicy(tx, body)),
    }),
    route({
      method: "DELETE",
      url: "/inventory/negative-stock-policies/:id",
      summary: "Remove an exception from the negative-stock policy",
      tag,
      access: "tenant:update",
      params: IdParams,
      handler: (ctx, { params }) => deps.db.withTransaction(ctx, (tx) => removeNegativePolicy(tx, params.id)),
    }),
  ];
}
