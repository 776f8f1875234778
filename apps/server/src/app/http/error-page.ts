import { createHash } from "node:crypto";
import { type ErrorCode, errorCatalogue } from "@lumbung/contracts";

const style =
  "body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark}h2{margin:2rem 0 0;font-size:1.1rem}";

/** What the page may load: its own style, known by its hash, and nothing else. */
export const errorPagePolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; frame-ancestors 'none'`;

/** What every error means and what to do about it: the page that the `type` of a problem document points to. */
export function errorPage(): string {
  const sections = (Object.keys(errorCatalogue) as ErrorCode[]).sort().map(section).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors · Lumbung</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Errors</h1>
<p>Every request that fails answers with a problem document: <code>code</code> is stable, <code>details</code> names what is meant, <code>fix</code> says what to do.</p>
${sections}
</main>
</body>
</html>
`;
}

function section(code: ErrorCode): string {
  const { status, title, fix } = errorCatalogue[code];
  return `<section id="${code}"><h2>${code}</h2><p>${status}: ${text(title)}</p><p>${text(fix)}</p></section>`;
}

function text(plain: string): string {
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
