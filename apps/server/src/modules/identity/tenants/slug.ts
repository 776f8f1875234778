import { randomBytes } from "node:crypto";

/** Short names for a business: from its name, then the same with a number, at last with something nobody has. */
export function* slugCandidates(name: string): Generator<string> {
  const base =
    name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 40)
      .replace(/-+$/, "") || "business";
  yield base;
  for (let n = 2; n <= 9; n++) yield `${base}-${n}`;
  for (let n = 0; n < 3; n++) yield `${base}-${randomBytes(4).toString("hex")}`;
}
