export { CameraDialog } from "./camera-dialog.tsx";
export { type Gs1Content, hasCheckDigit, lookupCodes, parseGs1 } from "./gs1.ts";
export { listenForScanners, useScanner } from "./use-scanner.ts";
