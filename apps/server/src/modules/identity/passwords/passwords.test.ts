import { expect, test } from "vitest";
import { createPasswords } from "./passwords.ts";
import { assertStrongPassword } from "./strength.ts";

const passwords = createPasswords();

test("a password is recognised by its hash, another is not, and no two hashes are alike", async () => {
  const [one, two] = await Promise.all([passwords.hash("lumbung padi kering"), passwords.hash("lumbung padi kering")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, "lumbung padi kering")).toBe(true);
  expect(await passwords.verify(one, "lumbung padi basah")).toBe(false);
});

test("the same letters typed in two ways are one password", async () => {
  expect(await passwords.verify(await passwords.hash("caf\u00e9 di pasar"), "cafe\u0301 di pasar")).toBe(true);
});

test("nobody's password is never right", async () => {
  expect(await passwords.verify(null, "")).toBe(false);
});

test("a hash of other costs is marked as outdated", async () => {
  const current = await passwords.hash("x");
  expect(passwords.isOutdated(current)).toBe(false);
  expect(passwords.isOutdated("$argon2id$v=19$m=4096,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).toBe(true);
});

test("hashing leaves the event loop free", async () => {
  let turns = 0;
  let done = false;
  const spin = () => {
    turns++;
    if (!done) setImmediate(spin);
  };
  spin();
  await passwords.hash("lumbung padi kering");
  done = true;
  expect(turns).toBeGreaterThan(20);
});

test.each(["short", "123456789", "Password123", "aaaaaaaaaaaa", "ababababab", "siti@example.org", " qwertyuiop "])("%s is too weak", (password) => {
  expect(() => assertStrongPassword(password, "Siti@example.org")).toThrow(expect.objectContaining({ code: "WEAK_PASSWORD" }));
});

test.each(["lumbung padi", "Kopi-7-Gunung", "كلمةمروربعيدة"])("%s will do", (password) => {
  assertStrongPassword(password, "siti@example.org");
});
