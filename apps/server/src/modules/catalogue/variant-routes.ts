import { CreateVariant, IdParams, Product, UpdateVariant, VariantParams } from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Catalogue } from "./catalogue.ts";

const tag = "Products";

/** Variants are part of their product: each answer is the whole product, and the version is the product's. */
export function variantRoutes(catalogue: Catalogue): Route[] {
  return [
    route({
      method: "POST",
      url: "/products/:id/variants",
      summary: "Add a variant (SKU) to a product",
      tag,
      access: "product:write",
      params: IdParams,
      body: CreateVariant,
      response: Product,
      handler: (ctx, { params, body }) => catalogue.addVariant(ctx, params.id, body),
    }),
    route({
      method: "PATCH",
      url: "/products/:id/variants/:variantId",
      summary: "Change a variant",
      tag,
      access: "product:write",
      params: VariantParams,
      body: UpdateVariant,
      response: Product,
      ifMatch: true,
      handler: (ctx, { params, body, expectedVersion }) => catalogue.updateVariant(ctx, params, expectedVersion, body),
    }),
    route({
      method: "POST",
      url: "/products/:id/variants/:variantId/archive",
      summary: "Take a variant out of use",
      tag,
      access: "product:write",
      params: VariantParams,
      response: Product,
      status: 200,
      handler: (ctx, { params }) => catalogue.setVariantArchived(ctx, params, true),
    }),
    route({
      method: "POST",
      url: "/products/:id/variants/:variantId/restore",
      summary: "Take an archived variant into use again",
      tag,
      access: "product:write",
      params: VariantParams,
      response: Product,
      status: 200,
      handler: (ctx, { params }) => catalogue.setVariantArchived(ctx, params, false),
    }),
  ];
}
