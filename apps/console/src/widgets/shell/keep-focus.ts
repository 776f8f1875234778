/**
 * Where the focused control goes away, such as a button that has done its work, the focus would fall to the top of the
 * window: it goes to the content instead, so that keyboard and screen reader go on from there. Returns what stops it.
 */
export function keepFocusIn(content: HTMLElement): () => void {
  let last: Element | null = null;
  const remember = (event: FocusEvent) => {
    last = event.target as Element;
  };
  const rescue = new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    content.focus({ preventScroll: true });
  });
  content.addEventListener("focusin", remember);
  rescue.observe(content, { childList: true, subtree: true });
  return () => {
    content.removeEventListener("focusin", remember);
    rescue.disconnect();
  };
}
