import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { FastifyInstance } from "fastify";
import { currencyExponent } from "../../../shared/money.ts";

const types = { html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml" } as const;

/** Nothing from elsewhere, nothing inline: what is not one of our own files does not run. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const pages: Record<string, string> = { "/setup": "setup.html", "/accept": "accept.html", "/reset": "reset.html" };
const assets = ["style.css", "icon.svg", "texts.js", "api.js", "page.js", "form.js", "setup.js", "accept.js", "reset.js", "today.js", "live.js"];

/** The small built-in face: sign-in, a live page of today, and the forms that one-time links lead to. Hand-written, without a build. */
export function registerPages(app: FastifyInstance): void {
  for (const [url, file] of Object.entries(pages)) serveFile(app, url, ownFile(file));
  for (const file of assets) serveFile(app, `/assets/${file}`, ownFile(file));
  serveText(app, "/assets/currencies.js", types.js, () => Buffer.from(currencies()));
  const fromSocketIo = createRequire(createRequire(import.meta.url).resolve("socket.io"));
  serveFile(app, "/assets/socket.io.js", fromSocketIo.resolve("../client-dist/socket.io.esm.min.js"));
}

function ownFile(name: string): URL {
  return new URL(`public/${name}`, import.meta.url);
}

/** The decimals the books keep of each currency, which are not those a browser knows. */
function currencies(): string {
  const exponents = Object.fromEntries(Intl.supportedValuesOf("currency").map((code) => [code, currencyExponent(code)]));
  return `export const exponents = ${JSON.stringify(exponents)};\n`;
}

/** A file of ours, read once. */
function serveFile(app: FastifyInstance, url: string, file: URL | string): void {
  const type = types[String(file).split(".").at(-1) as keyof typeof types];
  serveText(app, url, type, () => readFile(file));
}

/** Made once; browsers ask whether it has changed. */
function serveText(app: FastifyInstance, url: string, type: string, load: () => Buffer | Promise<Buffer>): void {
  let loaded: { body: Buffer; etag: string } | undefined;
  app.get(url, { schema: { hide: true }, config: { access: "public" } }, async (request, reply) => {
    if (loaded === undefined) {
      const body = await load();
      loaded = { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
    }
    reply.headers({ "content-type": type, etag: loaded.etag, "cache-control": "no-cache", "referrer-policy": "no-referrer" });
    if (type === types.html) reply.headers({ "content-security-policy": contentSecurityPolicy, "x-frame-options": "DENY" });
    if (request.headers["if-none-match"] === loaded.etag) return reply.code(304).send();
    return reply.send(loaded.body);
  });
}
