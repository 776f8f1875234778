import { createClient } from "../../packages/sdk/src/index.ts";
import type { Login, Shop } from "./shop.ts";

interface NewMember {
  readonly name: string;
  /** Name of a role the business has. */
  readonly role: string;
  /** All of them when left out. */
  readonly warehouseIds?: string[];
}

/** Somebody joins the business over the API. */
export async function join(shop: Shop, { name, role, warehouseIds }: NewMember): Promise<Login> {
  const { items } = await shop.api.get("/roles");
  const roleId = items.find((candidate) => candidate.name === role)?.id;
  if (roleId === undefined) throw new Error(`There is no role ${role}, but ${items.map((candidate) => candidate.name).join(", ")}.`);
  const login = { email: `${name.toLowerCase()}@example.org`, password: "lumbung padi kering" };
  const { link } = await shop.api.post("/invitations", { body: { email: login.email, name, roleId, warehouseIds: warehouseIds ?? null } });
  const token = new URL(link ?? "").hash.replace("#token=", "");
  await createClient({ baseUrl: shop.url }).post("/invitations/accept", { body: { token, name, password: login.password } });
  return login;
}
