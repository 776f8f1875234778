import { describe, expect, it } from "vitest";
import { redact, redacted } from "./redact.ts";
import { createTelemetry } from "./telemetry.ts";

function capture() {
  const lines: string[] = [];
  const { log } = createTelemetry({ level: "debug", destination: { write: (line) => lines.push(line) } });
  return { log, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown>, text: () => lines.join("") };
}

describe("what the log hides", () => {
  it.each([
    "password",
    "newPassword",
    "password_hash",
    "token",
    "accessToken",
    "refresh_token",
    "authorization",
    "Authorization",
    "cookie",
    "set-cookie",
    "secret",
    "clientSecret",
    "apiKey",
    "x-api-key",
    "api_keys",
    "privateKey",
    "email",
    "customerEmail",
    "phone",
    "phoneNumber",
    "mobile",
    "otp",
    "pin",
    "session",
    "taxId",
  ])("%s, at any depth", (name) => {
    expect(redact({ a: [{ b: { [name]: "very secret", kept: 1 } }] })).toEqual({ a: [{ b: { [name]: redacted, kept: 1 } }] });
  });

  it.each(["shippingCost", "tokenCount", "sessionId", "emailVerified", "sku", "phoneValid", "userId"])("but not %s", (name) => {
    expect(redact({ [name]: "visible" })).toEqual({ [name]: "visible" });
  });

  it("secrets inside texts: credentials in addresses, bearer tokens, signed tokens, e-mail addresses", () => {
    const text = "connect postgres://app:hunter2@db.example.org/x with Bearer abcdef123456 or eyJhbGciOiJFZERTQSJ9.eyJzdWIi.c2ln for siti@toko.co.id";
    expect(redact(text)).toBe(`connect postgres://app:${redacted}@db.example.org/x with Bearer ${redacted} or ${redacted} for ${redacted}`);
  });

  it("secrets in the message, in bindings of children and in errors, too", () => {
    const { log, last, text } = capture();
    const error = Object.assign(new Error("Key (email)=(siti@toko.co.id) already exists"), { parameters: { password: "hunter2" } });
    log.child({ requestId: "r-1", apiKey: "k-123" }).error({ err: error, headers: { authorization: "Bearer abcdefgh" } }, "no mail to siti@toko.co.id");
    expect(last()).toMatchObject({ level: "error", requestId: "r-1", apiKey: redacted, msg: `no mail to ${redacted}`, headers: { authorization: redacted } });
    expect(text()).not.toMatch(/siti|hunter2|k-123|abcdefgh/);
    expect((last().err as { stack: string }).stack).toContain("redact.test");
  });
});
