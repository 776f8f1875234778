import { loadCatalogues } from "#shared/i18n";
import { definePage, searchOf } from "#shared/lib";
import { changeTexts } from "#widgets/changes";
import { newProductSearch, productSearch, productsSearch } from "./search.ts";

/** The pages of the products share their parts, and so their texts. */
const messages = import.meta.glob("./locales/*.po");

export const productsPage = definePage({ path: "/products", search: searchOf(productsSearch), load: () => import("./list/products-page.tsx"), messages });

export const newProductPage = definePage({
  path: "/products/new",
  search: searchOf(newProductSearch),
  load: () => import("./create/new-product-page.tsx"),
  messages,
});

export const productLabelsPage = definePage({ path: "/products/labels", load: () => import("./labels/labels-page.tsx"), messages });

export const productPage = definePage({
  path: "/products/$id",
  search: searchOf(productSearch),
  load: () => Promise.all([import("./detail/product-page.tsx"), loadCatalogues(changeTexts)]).then(([page]) => page),
  messages,
});
