import { ApiKeyPage, Because, CreateApiKey, CreatedApiKey, IdParams, PageQuery } from "@lumbung/contracts";
import { type Route, route } from "../../../infrastructure/http/index.ts";
import type { Identity } from "../parts.ts";
import { shownOnce } from "../shown-once.ts";
import { createCreateApiKey } from "./create-api-key.ts";
import { createListApiKeys } from "./list-api-keys.ts";
import { createRevokeApiKey } from "./revoke-api-key.ts";

const tag = "API keys";

export function apiKeyRoutes(parts: Identity): Route[] {
  const listApiKeys = createListApiKeys(parts);
  const createApiKey = createCreateApiKey(parts);
  const revokeApiKey = createRevokeApiKey(parts);
  return [
    route({
      method: "GET",
      url: "/api-keys",
      summary: "API keys of the business, without the keys themselves",
      tag,
      access: "api-key:read",
      query: PageQuery,
      response: ApiKeyPage,
      handler: (ctx, { query }) => listApiKeys(ctx, query),
    }),
    route({
      method: "POST",
      url: "/api-keys",
      summary: "Make an API key; it is shown this once",
      tag,
      access: "api-key:write",
      transaction: "own",
      body: CreateApiKey,
      response: CreatedApiKey,
      handler: (ctx, { body, idempotency }) => shownOnce(parts, ctx, idempotency, "key", (tx) => createApiKey(tx, body)),
    }),
    route({
      method: "DELETE",
      url: "/api-keys/:id",
      summary: "Revoke an API key at once",
      tag,
      access: "api-key:write",
      params: IdParams,
      body: Because,
      handler: (ctx, { params, body }) => revokeApiKey(ctx, params.id, body.reason),
    }),
  ];
}
