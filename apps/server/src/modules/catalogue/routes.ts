import {
  ArchiveProduct,
  CodeLookup,
  CreateProduct,
  CreateProductBatch,
  CreateProductResults,
  IdParams,
  LookupQuery,
  PrintLabels,
  Product,
  ProductPage,
  ProductQuery,
  UpdateProduct,
} from "@lumbung/contracts";
import { type Route, route } from "../../infrastructure/http/index.ts";
import type { Catalogue } from "./catalogue.ts";

const tag = "Products";
/** A batch of 1,000 products with long names and descriptions. */
const batchBytesMax = 8 * 1024 * 1024;

export function productRoutes(catalogue: Catalogue): Route[] {
  return [
    route({
      method: "GET",
      url: "/products",
      summary: "Products: searched, filtered and sorted",
      tag,
      access: "product:read",
      query: ProductQuery,
      response: ProductPage,
      handler: (ctx, { query }) => catalogue.listProducts(ctx, query),
    }),
    route({
      method: "GET",
      url: "/products/lookup",
      summary: "The SKU that a typed or scanned code stands for",
      tag,
      access: "product:read",
      query: LookupQuery,
      response: CodeLookup,
      handler: (ctx, { query }) => catalogue.lookupCode(ctx, query.code),
    }),
    route({
      method: "POST",
      url: "/products/labels",
      summary: "Print labels with barcodes or QR codes, on sheets or rolls, as a PDF",
      tag,
      access: "product:read",
      body: PrintLabels,
      transaction: "own",
      produces: "application/pdf",
      handler: async (ctx, { body, http }) => {
        const pdf = await catalogue.printLabels(ctx, body);
        http.reply.code(200).header("content-type", "application/pdf").header("content-disposition", 'inline; filename="labels.pdf"').send(pdf);
      },
    }),
    route({
      method: "GET",
      url: "/products/:id",
      summary: "A product with its variants",
      tag,
      access: "product:read",
      params: IdParams,
      response: Product,
      handler: (ctx, { params }) => catalogue.getProduct(ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/products",
      summary: "Create a product with one SKU, or with several variants",
      tag,
      access: "product:write",
      body: CreateProduct,
      response: Product,
      handler: (ctx, { body }) => catalogue.createProduct(ctx, body),
    }),
    route({
      method: "POST",
      url: "/products::batch",
      summary: "Create up to 1,000 products, with an answer per item",
      tag,
      access: "product:write",
      body: CreateProductBatch,
      response: CreateProductResults,
      status: 200,
      bodyLimitBytes: batchBytesMax,
      handler: (ctx, { body }) => catalogue.createProductBatch(ctx, body.items),
    }),
    route({
      method: "PATCH",
      url: "/products/:id",
      summary: "Change a product",
      tag,
      access: "product:write",
      params: IdParams,
      body: UpdateProduct,
      response: Product,
      ifMatch: true,
      handler: (ctx, { params, body, expectedVersion }) => catalogue.updateProduct(ctx, params.id, expectedVersion, body),
    }),
    route({
      method: "POST",
      url: "/products/:id/archive",
      summary: "Take a product out of use; its history stays",
      tag,
      access: "product:write",
      params: IdParams,
      body: ArchiveProduct,
      response: Product,
      status: 200,
      handler: (ctx, { params, body }) => catalogue.setProductArchived(ctx, params.id, true, body?.reason),
    }),
    route({
      method: "POST",
      url: "/products/:id/restore",
      summary: "Take an archived product into use again",
      tag,
      access: "product:write",
      params: IdParams,
      body: ArchiveProduct,
      response: Product,
      status: 200,
      handler: (ctx, { params, body }) => catalogue.setProductArchived(ctx, params.id, false, body?.reason),
    }),
  ];
}
