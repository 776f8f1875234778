/** Registers the service worker once the first screen is there; it keeps the console for when there is no connection. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Without one, everything works as long as there is a connection.
  const register = () => void navigator.serviceWorker.register("/service-worker.js", { type: "module" }).catch(() => undefined);
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}

const reloadedKey = "lumbung.reloaded";

/** A page left open over an update asks for files that are gone: it is loaded anew, once. */
export function reloadAfterUpdates(): void {
  addEventListener("vite:preloadError", (event) => {
    if (sessionStorage.getItem(reloadedKey) === location.href) return;
    sessionStorage.setItem(reloadedKey, location.href);
    event.preventDefault();
    location.reload();
  });
}
