import { boolean, customType, integer, jsonb, pgTable, sql, text, timestamp, uuid } from "../../infrastructure/drizzle/index.ts";

/** Drizzle's face of migrations/0002_identity.sql, for the plain reads and writes. Keys and foreign keys stand there. */
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const tenantTable = pgTable("tenant", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  currency: text("currency").notNull(),
  timeZone: text("time_zone").notNull(),
  locale: text("locale").notNull(),
  negativeStock: text("negative_stock").$type<"block" | "approve" | "allow">().notNull().default("block"),
  settings: jsonb("settings").$type<{ customFields?: unknown }>().notNull().default({}),
  version: integer("version").notNull().default(1),
});

export const roleTable = pgTable("role", {
  tenantId: uuid("tenant_id").notNull(),
  id: uuid("id").notNull(),
  key: text("key").notNull(),
  name: text("name").notNull(),
  preset: boolean("preset").notNull().default(false),
  permissions: text("permissions").array().notNull(),
  version: integer("version").notNull().default(1),
});

export const membershipTable = pgTable("membership", {
  tenantId: uuid("tenant_id").notNull(),
  userId: uuid("user_id").notNull(),
  roleId: uuid("role_id").notNull(),
  warehouseIds: uuid("warehouse_ids").array(),
  createdAt: instant("created_at").notNull().defaultNow(),
  version: integer("version").notNull().default(1),
});

export const apiKeyTable = pgTable("api_key", {
  tenantId: uuid("tenant_id").notNull(),
  id: uuid("id").notNull(),
  name: text("name").notNull(),
  hint: text("hint").notNull(),
  secretHash: bytea("secret_hash").notNull(),
  permissions: text("permissions").array().notNull(),
  warehouseIds: uuid("warehouse_ids").array(),
  createdBy: text("created_by").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
  lastUsedAt: instant("last_used_at"),
  revokedAt: instant("revoked_at"),
});

export const invitationTable = pgTable("invitation", {
  tenantId: uuid("tenant_id").notNull(),
  id: uuid("id").notNull(),
  email: text("email").notNull(),
  emailKey: text("email_key").generatedAlwaysAs(sql`lower(email)`),
  name: text("name").notNull(),
  roleId: uuid("role_id"),
  warehouseIds: uuid("warehouse_ids").array(),
  tokenHash: bytea("token_hash").notNull(),
  mailedTokenHash: bytea("mailed_token_hash"),
  invitedBy: text("invited_by").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  acceptedAt: instant("accepted_at"),
  revokedAt: instant("revoked_at"),
});
