import { z } from "zod";
import { Instant, PageQuery, pageOf, Uuid } from "./common.ts";
import { allPermissions, type Permission } from "./permissions.ts";

const PermissionName = z.enum(allPermissions as [Permission, ...Permission[]]);
export const PermissionSet = z
  .array(PermissionName)
  .max(200)
  .transform((list) => [...new Set(list)]);

const Name = z.string().trim().min(1).max(100);
/** Warehouses someone may see and move; null means all of the business (R-TEN-2). */
export const WarehouseScope = z
  .array(Uuid)
  .min(1)
  .max(200)
  .nullable()
  .meta({ description: "Warehouses this may see and move; null means all of the business" });

/** What someone types to sign in is not judged by its form: every wrong pair gets the same answer. */
const TypedEmail = z.string().trim().min(1).max(254);
const Password = z.string().min(1).max(256);
export const Email = z.email().max(254);
const Token = z.string().min(1).max(200);

/** Why something is ended, for the audit trail; a body, since reasons speak of people and addresses end up in logs. */
export const Because = z
  .object({ reason: z.string().trim().min(1).max(500).optional() })
  .nullish()
  .transform((body) => body ?? {});

function isTimeZone(name: string): boolean {
  // An offset such as +07:00 means the opposite in PostgreSQL, so a zone is named.
  if (!/^(UTC|[A-Za-z]+(?:\/[\w+-]+)+)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export const Currency = z
  .string()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be an ISO 4217 code")
  .meta({ examples: ["IDR"] });
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be the name of a time zone, such as Asia/Jakarta")
  .meta({ examples: ["Asia/Jakarta"] });
export const Locale = z
  .string()
  .max(35)
  .refine(isLocale, "must be a language tag, such as id-ID")
  .meta({ examples: ["id-ID"] });

export const TenantRef = z.object({ id: Uuid, slug: z.string(), name: z.string() });
export type TenantRef = z.infer<typeof TenantRef>;
export const TenantSummary = TenantRef.extend({ currency: z.string(), timeZone: z.string(), locale: z.string() });
export type TenantSummary = z.infer<typeof TenantSummary>;
export const TenantList = z.object({ items: z.array(TenantSummary) });

export const negativeStockPolicies = ["block", "approve", "allow"] as const;

/** A field a business adds to its products; the values stand in the product's `custom`. */
export const CustomField = z
  .object({
    key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, "must be a short name such as shelfLife"),
    label: Name,
    type: z.enum(["text", "number", "boolean", "date", "choice"]),
    required: z.boolean().default(false),
    choices: z.array(Name).min(1).max(100).optional(),
  })
  .refine((field) => (field.type === "choice") === (field.choices !== undefined), { message: "choices belong to the type choice", path: ["choices"] });
export type CustomField = z.infer<typeof CustomField>;
export const CustomFieldSchema = z.object({
  product: z
    .array(CustomField)
    .max(50)
    .refine((fields) => new Set(fields.map((field) => field.key)).size === fields.length, "keys must differ")
    .default([]),
});

export const Tenant = z.object({
  id: Uuid,
  version: z.int(),
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  negativeStock: z.enum(negativeStockPolicies).meta({ description: "What happens when stock would go below zero (R-NEG-1)" }),
  customFields: CustomFieldSchema,
});
export type Tenant = z.infer<typeof Tenant>;

export const UpdateTenant = z
  .object({
    name: Name,
    currency: Currency,
    timeZone: TimeZone,
    locale: Locale,
    negativeStock: z.enum(negativeStockPolicies),
    customFields: CustomFieldSchema,
  })
  .partial();
export type UpdateTenant = z.infer<typeof UpdateTenant>;

export const CreateTenant = z.object({
  name: Name,
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be small letters, digits and hyphens")
    .optional()
    .meta({ description: "Short name in addresses and on the command line; made from the name when left out" }),
  currency: Currency,
  timeZone: TimeZone,
  locale: Locale,
});
export type CreateTenant = z.infer<typeof CreateTenant>;

export const Login = z.object({
  email: TypedEmail,
  password: Password,
  cookie: z.boolean().default(true).meta({ description: "false answers the refresh token in the body instead of a cookie, for clients that are no browser" }),
});
export const UserRef = z.object({ id: Uuid, email: z.string(), name: z.string() });
export const SignedIn = z.object({
  accessToken: z.string(),
  expiresIn: z.int().meta({ description: "Seconds until the access token expires" }),
  user: UserRef,
  tenantId: Uuid.meta({ description: "The business the access token is for" }),
  tenants: z.array(TenantRef),
  refreshToken: z.string().optional().meta({ description: "Only when it was asked for in the body (`cookie: false`)" }),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** The refresh token comes with the cookie, or here from clients that are no browser. */
export const Refresh = z
  .object({ refreshToken: Token.optional(), tenantId: Uuid.optional().meta({ description: "The business to go on in; the session's last one when left out" }) })
  .nullish()
  .transform((body) => body ?? {});
export const Logout = z
  .object({ refreshToken: Token.optional() })
  .nullish()
  .transform((body) => body ?? {});
export const SwitchTenant = z.object({ tenantId: Uuid });
export const SwitchedTenant = z.object({ accessToken: z.string(), expiresIn: z.int(), tenantId: Uuid });

export const Session = z.object({
  id: Uuid,
  createdAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
});
export const SessionList = z.object({ items: z.array(Session) });

export const ChangePassword = z.object({ currentPassword: Password, newPassword: Password });
export const ForgotPassword = z.object({ email: TypedEmail });
export const ResetPassword = z.object({ token: Token, password: Password });

export const SetupState = z.object({ open: z.boolean().meta({ description: "True as long as nobody has set the server up" }) });
export const Setup = z.object({
  token: Token,
  email: Email,
  password: Password,
  name: Name,
  businessName: Name,
  currency: Currency,
  timeZone: TimeZone,
  locale: Locale,
  warehouseName: Name.optional().meta({ description: "What the first warehouse is called; “Main warehouse” without it" }),
  cookie: z.boolean().default(true),
});
export type Setup = z.infer<typeof Setup>;

/** How a person likes to see things, the same in every business and on every device. */
export const Preferences = z.object({
  theme: z.enum(["system", "light", "dark"]).default("system"),
  digits: z.enum(["auto", "latn", "arab"]).default("auto").meta({ description: "Digits that numbers are shown in; auto: those of the language" }),
  calendar: z.enum(["gregory", "islamic-umalqura"]).default("gregory").meta({ description: "Calendar that dates are shown in" }),
});
export type Preferences = z.infer<typeof Preferences>;

export const RoleRef = z.object({ id: Uuid, key: z.string(), name: z.string() });
export const Me = z.object({
  actor: z.object({ kind: z.enum(["user", "api-key", "system"]), id: z.string(), name: z.string() }),
  user: UserRef.extend({ locale: z.string().nullable(), preferences: Preferences }).nullable(),
  tenant: TenantSummary,
  role: RoleRef.nullable(),
  permissions: z.array(z.string()),
  warehouseIds: z.array(Uuid).nullable(),
});
const PreferencesPatch = z
  .object({ theme: Preferences.shape.theme.unwrap(), digits: Preferences.shape.digits.unwrap(), calendar: Preferences.shape.calendar.unwrap() })
  .partial()
  .meta({ description: "What is named is changed; the rest stays" });
export const UpdateMe = z.object({ name: Name, locale: Locale.nullable(), preferences: PreferencesPatch }).partial();

export const Member = z.object({
  id: Uuid,
  version: z.int(),
  email: z.string(),
  name: z.string(),
  role: RoleRef,
  warehouseIds: z.array(Uuid).nullable(),
  joinedAt: Instant,
});
export type Member = z.infer<typeof Member>;
export const MemberPage = pageOf(Member);
export const UpdateMember = z.object({ roleId: Uuid, warehouseIds: WarehouseScope }).partial();

export const Role = z.object({
  id: Uuid,
  version: z.int(),
  key: z.string(),
  name: z.string(),
  preset: z.boolean(),
  permissions: z.array(z.string()),
  members: z.int().meta({ description: "Team members who have it" }),
});
export type Role = z.infer<typeof Role>;
export const RolePage = pageOf(Role);
export const CreateRole = z.object({ name: Name, permissions: PermissionSet });
export const UpdateRole = CreateRole.partial();

export const ApiKey = z.object({
  id: Uuid,
  name: z.string(),
  hint: z.string().meta({ description: "The end of the key, to recognise it by" }),
  permissions: z.array(z.string()),
  warehouseIds: z.array(Uuid).nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export const ApiKeyPage = pageOf(ApiKey);
export const CreateApiKey = z.object({
  name: Name,
  permissions: PermissionSet.refine((list) => list.length > 0, "needs at least one permission"),
  warehouseIds: WarehouseScope.default(null),
  expiresAt: Instant.optional(),
});
export const CreatedApiKey = ApiKey.extend({
  key: z.string().nullable().meta({ description: "The key itself, shown this once; null when the request is repeated with its Idempotency-Key" }),
});

export const Invitation = z.object({
  id: Uuid,
  email: z.string(),
  name: z.string(),
  role: RoleRef.nullable(),
  warehouseIds: z.array(Uuid).nullable(),
  state: z.enum(["open", "accepted", "revoked", "expired"]),
  createdAt: Instant,
  expiresAt: Instant,
});
export const InvitationPage = pageOf(Invitation);
export const InvitationQuery = PageQuery.extend({ state: z.enum(["open", "all"]).default("open") });
export const CreateInvitation = z.object({ email: Email, name: Name, roleId: Uuid, warehouseIds: WarehouseScope.default(null) });
export const CreatedInvitation = Invitation.extend({
  link: z.string().nullable().meta({ description: "The link to hand over, shown this once; it is mailed too. Null when the request is repeated" }),
});
export const LookUpInvitation = z.object({ token: Token });
export const InvitationPreview = z.object({
  businessName: z.string(),
  email: z.string(),
  name: z.string(),
  hasAccount: z.boolean().meta({ description: "True: accept with the password of the existing account; false: with a new one" }),
});
export const AcceptInvitation = z.object({
  token: Token,
  password: Password.meta({ description: "The existing account's password, or the new account's" }),
  name: Name.optional().meta({ description: "For a new account; the invitation's name when left out" }),
  cookie: z.boolean().default(true),
});
