export { useCustomFields } from "./use-custom-fields.ts";
