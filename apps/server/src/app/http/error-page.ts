import { type ErrorCode, errorCatalogue } from "@lumbung/contracts";

/** What every error means and what to do about it: the page that the `type` of a problem document points to. */
export function errorPage(): string {
  const sections = (Object.keys(errorCatalogue) as ErrorCode[]).sort().map(section).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors · Lumbung</title>
<link rel="stylesheet" href="/assets/style.css">
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
