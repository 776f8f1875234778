/// <reference lib="webworker" />
/**
 * Lets the console open without a connection. It keeps the page and its files, never an answer of the API: what belongs
 * to a business does not stay behind on a device.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const cacheName = "console";
const page = "/";
/** How long a slow network may hold up a page that is already here. */
const patienceMs = 4_000;

worker.addEventListener("install", (event) => {
  event.waitUntil(keepFiles().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || /^\/(api|docs|openapi\.json|livez|readyz|metrics|socket\.io)(\/|$)/.test(url.pathname))
    return;
  if (request.mode === "navigate") event.respondWith(openPage(event));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(keptOrFetched(request));
  else event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
});

/** The page as the server has it now; the one kept where it cannot be reached. Its own number comes with it, in its headers. */
async function openPage(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok && answer.headers.get("content-type")?.startsWith("text/html")) {
      event.waitUntil(cache.put(page, answer.clone()).then(() => keepFiles()));
    }
    return answer;
  } catch {
    return (await cache.match(page)) ?? Response.error();
  }
}

/** What is in such a file is in its name, so the kept one is the right one. */
async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** Every file of the present build, and none of the ones before. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  const answer = await fetch("/assets.json", { cache: "no-cache" });
  if (!answer.ok) return;
  const files = [page, "/first-paint.js", "/icon.svg", "/manifest.webmanifest", ...((await answer.json()) as string[])];
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  await Promise.all(files.filter((file) => !kept.has(file)).map((file) => cache.add(file)));
  const wanted = new Set(files);
  await Promise.all([...kept].filter((path) => path.startsWith("/assets/") && !wanted.has(path)).map((path) => cache.delete(path)));
}

export {};
