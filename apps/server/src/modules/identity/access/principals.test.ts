import { expect, test } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import type { Actor } from "../../../shared/context.ts";
import { createPrincipals, type Principal } from "./principals.ts";

const clock = manualClock("2026-11-20T08:00:00Z");

function principal(fields: Partial<Principal> = {}): Principal {
  const actor: Actor = { kind: "user", id: "u", name: "Siti", permissions: new Set(), warehouseIds: null };
  return { tenantId: "t", userId: "u", sessionId: "s", apiKeyId: null, actor, locale: null, endsAtMs: Number.POSITIVE_INFINITY, ...fields };
}

test("who asks at the same time shares one look-up", async () => {
  const principals = createPrincipals(clock);
  let loads = 0;
  const load = async () => {
    loads++;
    return principal();
  };
  await Promise.all([principals.load("k", load), principals.load("k", load), principals.load("k", load)]);
  expect(loads).toBe(1);
  expect(principals.remembered("k")?.userId).toBe("u");
});

test("what was read before a change is not remembered after it, and nobody joins that look-up any more", async () => {
  const principals = createPrincipals(clock);
  const old = Promise.withResolvers<Principal>();
  const first = principals.load("k", () => old.promise);
  principals.forget({ tenantId: "t", userId: "u" });
  const second = principals.load("k", async () => principal({ locale: "id" }));
  old.resolve(principal({ locale: "en" }));
  expect((await first).locale).toBe("en");
  expect((await second).locale).toBe("id");
  expect(principals.remembered("k")?.locale).toBe("id");
});

test.each([
  [{ tenantId: "t" }, true],
  [{ tenantId: "t", userId: "u" }, true],
  [{ sessionId: "s" }, true],
  [{ tenantId: "t", userId: "other" }, false],
  [{ tenantId: "other", userId: "u" }, false],
  [{ tenantId: "t", apiKeyId: "k" }, false],
])("a change of %j forgets him: %s", async (change, forgotten) => {
  const principals = createPrincipals(clock);
  await principals.load("k", async () => principal());
  principals.forget(change);
  expect(principals.remembered("k") === undefined).toBe(forgotten);
});

test("he is looked up again after 30 seconds, and is gone when his session or key ends", async () => {
  const principals = createPrincipals(clock);
  await principals.load("k", async () => principal());
  await principals.load("short", async () => principal({ endsAtMs: clock.now().getTime() + 5_000 }));
  clock.advance(5_000);
  expect(principals.remembered("short")).toBeUndefined();
  clock.advance(24_999);
  expect(principals.remembered("k")).toBeDefined();
  clock.advance(1);
  expect(principals.remembered("k")).toBeUndefined();
});

test("a failed look-up is not remembered", async () => {
  const principals = createPrincipals(clock);
  await expect(principals.load("k", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect((await principals.load("k", async () => principal())).userId).toBe("u");
});
