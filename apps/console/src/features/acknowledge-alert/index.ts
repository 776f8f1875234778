export { AcknowledgeDialog } from "./acknowledge-dialog.tsx";
