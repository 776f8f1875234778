import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { AppError } from "../../shared/errors.ts";

/** Stands in the built page where the number of the answer belongs. */
const noncePlaceholder = "__CSP_NONCE__";

/** Addresses of the API and its tools: what is not found there is not a page of the console. */
const notPages = /^\/(api|docs|openapi\.json|livez|readyz|metrics|socket\.io)(\/|$)/;
/** The name says what is in it, so it never changes. */
const hashed = /^\/assets\//;

/** Serves the built console: its files as they are, and its page for every address that a browser opens. */
export async function serveConsole(app: FastifyInstance, dir: string): Promise<void> {
  await app.register(fastifyStatic, { root: dir, serve: false, index: false, preCompressed: true, cacheControl: false, dotfiles: "deny" });
  const page = pageReader(join(dir, "index.html"));
  app.get("/*", { schema: { hide: true }, config: { access: "public" } }, async (request, reply) => {
    const [path = "/"] = request.url.split("?");
    if (notPages.test(path)) throw new AppError("NOT_FOUND", { path });
    if (/\.\w+$/.test(path) && path !== "/index.html" && path !== "/built-from.json") {
      reply.header("cache-control", hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
      return reply.sendFile(path.slice(1));
    }
    if (!(request.headers.accept ?? "*/*").match(/text\/html|\*\/\*/)) throw new AppError("NOT_FOUND", { path });
    const nonce = randomBytes(16).toString("base64");
    protect(reply, nonce);
    return reply.type("text/html; charset=utf-8").send((await page()).replaceAll(noncePlaceholder, nonce));
  });
}

/** Nothing from elsewhere; style within the page only under its number. */
function protect(reply: FastifyReply, nonce: string): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  reply.headers({
    "content-security-policy": policy,
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
    // Asked for anew each time: it names the newest files, and its number is good for one answer.
    "cache-control": "no-cache",
  });
}

/** The page, read again when another process has built a newer one. */
function pageReader(file: string): () => Promise<string> {
  let known: { mtimeMs: number; text: string } | undefined;
  return async () => {
    const { mtimeMs } = await stat(file);
    if (known?.mtimeMs !== mtimeMs) known = { mtimeMs, text: await readFile(file, "utf8") };
    return known.text;
  };
}
