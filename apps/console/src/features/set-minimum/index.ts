export { MinimumInput } from "./minimum-input.tsx";
