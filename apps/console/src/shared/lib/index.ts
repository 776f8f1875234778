export { cspNonce } from "./csp-nonce.ts";
export { addDecimals, compareDecimals, decimalsOf, editDecimal, marksOf, type NumberMarks, negateDecimal, parseDecimal } from "./decimal.ts";
export { definePage, type PageDefinition } from "./page.ts";
export { parseSearch, stringifySearch } from "./search-text.ts";
export { readStored, writeStored } from "./stored.ts";
export { day, flag, oneOf, parseUrlState, searchOf, text, type UrlInput, type UrlState, useUrlState, writeUrlState } from "./url-state.ts";
export { useDebounced } from "./use-debounced.ts";
export { useIsPhone, useMediaQuery } from "./use-media-query.ts";
export { dayIn, endOfDay, fromLocalTime, startOfDay, toLocalTime } from "./zoned-time.ts";
