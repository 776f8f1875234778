import { useSyncExternalStore } from "react";

/** Whether a CSS media query holds now. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}

/** No room for columns side by side. */
export function useIsPhone(): boolean {
  return useMediaQuery("(width < 48rem)");
}
