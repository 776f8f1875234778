import { useEffect, useRef } from "react";
import { createScanDetector } from "./keystrokes.ts";

type OnScan = (code: string) => void;

const listeners: OnScan[] = [];

/** Is told every code a scanner reads while the component is shown, wherever the cursor is. The last one to ask gets it. */
export function useScanner(onScan: OnScan, enabled = true): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    if (!enabled) return;
    const listener: OnScan = (code) => latest.current(code);
    listeners.push(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
    };
  }, [enabled]);
}

/** Hands a code from elsewhere, such as the camera, to whoever listens. */
export function announceScan(code: string): void {
  listeners.at(-1)?.(code);
}

/** Listens for scanners; once in the program. What a scanner typed into a field is taken out of it again. */
export function listenForScanners(): () => void {
  const detector = createScanDetector();
  let field: { element: HTMLInputElement | HTMLTextAreaElement; before: string } | undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || listeners.length === 0) return;
    const target = event.target;
    const key = event.ctrlKey && event.key === "]" ? "GS" : event.key;
    const code = detector.press(key, event.timeStamp);
    // What stood there before the first key, also where that key took the place of a selection.
    if (detector.hasBegun()) field = isTextBox(target) ? { element: target, before: target.value } : undefined;
    if (code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // A field that asks for codes keeps what was scanned and is told like everybody.
    if (field !== undefined && field.element.dataset.scan === undefined) restore(field.element, field.before);
    announceScan(code);
  };
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}

function isTextBox(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function restore(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // React follows the input event; the value is set as the browser itself would.
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(element, value);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
