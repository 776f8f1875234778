export { categoriesQuery, useCategories } from "./categories.ts";
export { CategorySelect } from "./category-select.tsx";
export { type CategoryNode, idsBelow, pathOf, treeOf } from "./category-tree.ts";
export { addToBasket, type BasketItem, basketItemsOf, countMax, emptyBasket, setCount, useLabelBasket } from "./label-basket.ts";
export { useStockOfProduct, useStockOfProducts } from "./product-stock.ts";
export { type StockRows, type StockSum, sumStock } from "./sum-stock.ts";
export { variantLabel, variantsInUse } from "./variant-names.ts";
