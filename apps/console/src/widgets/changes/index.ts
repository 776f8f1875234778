export { ChangeLines } from "./change-lines.tsx";
export { ChangeTable } from "./change-table.tsx";
export { differencesOf } from "./differences.ts";
export { changeTexts } from "./texts.ts";
