import { Category, CategoryPage, CategoryQuery, CreateCategory, IdParams, UpdateCategory } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Catalogue } from "./catalogue.ts";

const tag = "Categories";

export function categoryRoutes(catalogue: Catalogue): Route[] {
  return [
    route({
      method: "GET",
      url: "/categories",
      summary: "Categories by name; parentId says where each hangs in the tree",
      tag,
      access: "product:read",
      query: CategoryQuery,
      response: CategoryPage,
      handler: (ctx, { query }) => catalogue.listCategories(ctx, query),
    }),
    route({
      method: "GET",
      url: "/categories/:id",
      summary: "A category",
      tag,
      access: "product:read",
      params: IdParams,
      response: Category,
      handler: (ctx, { params }) => catalogue.getCategory(ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/categories",
      summary: "Create a category",
      tag,
      access: "product:write",
      body: CreateCategory,
      response: Category,
      handler: (ctx, { body }) => catalogue.createCategory(ctx, body),
    }),
    route({
      method: "PATCH",
      url: "/categories/:id",
      summary: "Rename a category, or move it with all below it",
      tag,
      access: "product:write",
      params: IdParams,
      body: UpdateCategory,
      response: Category,
      ifMatch: true,
      handler: (ctx, { params, body, expectedVersion }) => catalogue.updateCategory(ctx, params.id, expectedVersion, body),
    }),
    ...(["archive", "restore"] as const).map((verb) =>
      route({
        method: "POST",
        url: `/categories/:id/${verb}`,
        summary: verb === "archive" ? "Take an empty category out of use" : "Take an archived category into use again",
        tag,
        access: "product:write",
        params: IdParams,
        response: Category,
        status: 200,
        handler: (ctx, { params }) => catalogue.setCategoryArchived(ctx, params.id, verb === "archive"),
      }),
    ),
  ];
}
