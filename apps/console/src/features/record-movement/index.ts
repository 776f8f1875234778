export {
  addGoods,
  addRows,
  changeDestination,
  changeLine,
  changeType,
  changeWarehouse,
  type Draft,
  type DraftLine,
  type Goods,
  linesMax,
  type NewLine,
  needsReason,
  removeLine,
  takesCost,
  turnSign,
} from "./draft.ts";
export { changeDraft, clearDraft, followDraft, keyForAttempt, openDraft, useDraftStore } from "./draft-store.ts";
export { type PastedRow, parsePaste } from "./paste.ts";
export { type Missing, missingOf, postOf, previewOf } from "./request.ts";
