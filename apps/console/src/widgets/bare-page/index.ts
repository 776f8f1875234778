export { BarePage } from "./bare-page.tsx";
