export { TeamNav } from "./team-nav.tsx";
