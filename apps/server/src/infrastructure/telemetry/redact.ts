/** What stands in a log entry instead of a secret. */
export const redacted = "[redacted]";

/**
 * Names whose values never reach the log, wherever they are nested. They are compared in small letters without
 * punctuation, so `api_key`, `apiKey` and `x-api-key` are one. The list is pinned by a test.
 */
const secretNames = [
  "password",
  "passwd",
  "passphrase",
  "pin",
  "otp",
  "token",
  "jwt",
  "authorization",
  "cookie",
  "secret",
  "apikey",
  "privatekey",
  "signature",
  "credential",
  "session",
  "cvc",
  "cardnumber",
  "iban",
  "email",
  "phone",
  "mobile",
  "msisdn",
  "taxid",
];

/** Short names are secrets only on their own: `pin` is one, `shipping` is not. */
const exactBelow = 4;
const exact = new Set(secretNames.filter((name) => name.length < exactBelow));
const contained = secretNames.filter((name) => name.length >= exactBelow);

/** Ends of names that only look like a secret's: a count of tokens, the id of a session, whether a phone is valid. */
const harmlessEnd = /(count|ids?|type|kind|expiresin|length|max|valid|verified)$/;

const depthMax = 12;

function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (exact.has(plain)) return true;
  return contained.some((secret) => plain.includes(secret)) && (!harmlessEnd.test(plain) || plain === "taxid");
}

/** Secrets inside texts: credentials in addresses, bearer tokens, signed tokens, e-mail addresses. */
const patterns: ReadonlyArray<[RegExp, string]> = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${redacted}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+/g, redacted],
  [/(?<!:\/\/[^\s@]*)\b[\w.%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+\b/gi, redacted],
];

function redactText(text: string): string {
  let result = text;
  for (const [pattern, replacement] of patterns) result = result.replace(pattern, replacement);
  return result;
}

/** A copy of `value` without secrets; what nests deeper than 12 levels is left out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (value === null || typeof value !== "object") return value;
  if (depth >= depthMax) return redacted;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isSecretName(name) && hasContent(item) ? redacted : redact(item, depth + 1)]));
}

/** An empty or missing secret may be seen to be missing; it helps whoever reads the log. */
function hasContent(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "" && typeof value !== "boolean";
}

/** The same for one line of JSON as the logger writes it. */
export function redactLine(line: string): string {
  try {
    return `${JSON.stringify(redact(JSON.parse(line)))}\n`;
  } catch {
    return redactText(line);
  }
}
