import { z } from "zod";
import { StartError } from "../shared/start-error.ts";

const flag = z.enum(["on", "off", "true", "false", "1", "0"], { error: "must be on or off" }).transform((text) => ["on", "true", "1"].includes(text));
const count = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

/**
 * The environment, one line per variable. What a business decides (currency, zone, policies) is no setting: it is in the
 * database with an audit trail. `docs/reference/settings.md` is generated from here.
 */
const settings = {
  HOST: z.string().min(1).default("127.0.0.1").describe("Address to listen on. `0.0.0.0` opens the server to the network: put HTTPS in front of it."),
  PORT: count(0, 65_535).prefault("3000").describe("Port to listen on; 0 takes a free one."),
  PUBLIC_URL: url("http:", "https:").optional().describe("Address people use, for links in mails. The listening address when left out."),
  TRUST_PROXY: flag.prefault("off").describe("`on` behind a reverse proxy: the client's address is taken from X-Forwarded-For."),
  LUMBUNG_DATA_DIR: z.string().min(1).default("./.lumbung").describe("Folder of the embedded PostgreSQL and of uploaded files."),
  LUMBUNG_CONSOLE: flag.prefault("on").describe("`off` serves the API alone, without the console."),
  DATABASE_URL: url("postgres:", "postgresql:")
    .optional()
    .describe("A PostgreSQL of your own (15 or newer), as the role that migrates. The embedded one when left out."),
  DATABASE_APP_URL: url("postgres:", "postgresql:")
    .optional()
    .describe("Login of the application, where it is not the one of DATABASE_URL acting as the role `lumbung_app`."),
  DATABASE_POOL_MAX: count(4, 200).prefault("24").describe("Most database connections of one process for requests and consumers."),
  LUMBUNG_OWNER_EMAIL: z.email("must be an e-mail address").optional().describe("First owner, for a start that nobody watches. Used while there is none."),
  LUMBUNG_OWNER_PASSWORD: z.string().min(10, "must have at least 10 characters").optional().describe("Password of the first owner."),
  SMTP_URL: url("smtp:", "smtps:")
    .optional()
    .describe("Mail server, such as `smtps://user:password@mail.example.org`. Without it mails are written to the log."),
  MAIL_FROM: z.string().min(3).default("Lumbung <lumbung@localhost>").describe("Sender of mails."),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], { error: "must be fatal, error, warn, info, debug, trace or silent" })
    .default("info")
    .describe("Least serious entry that is logged."),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe("Bearer token that may read /metrics. Without it, only this machine may."),
  LEDGER_GROUP_COMMIT: flag.prefault("on").describe("`off` commits every stock document alone; for comparison, not for speed."),
  LEDGER_QUEUE_MAX: count(1, 100_000).prefault("4096").describe("Stock documents that may wait; beyond it the answer is 503 OVERLOADED."),
} as const;

const Settings = z.object(settings);

export type Config = z.infer<typeof Settings>;

/** Names that look like settings of this program; a misspelt one must not be passed over in silence. */
const ownNames = /^(LUMBUNG|LEDGER)_(?!TEST_)/;

/** Reads the settings. Throws one StartError that lists every mistake. An empty variable counts as not set. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const mistakes = Object.keys(given)
    .filter((name) => ownNames.test(name) && !(name in settings))
    .map((name) => `${name}: there is no such setting`);
  const together = (name: keyof Config, other: keyof Config) => {
    if (given[name] !== undefined && given[other] === undefined) mistakes.push(`${other}: is needed beside ${name}`);
  };
  together("LUMBUNG_OWNER_EMAIL", "LUMBUNG_OWNER_PASSWORD");
  together("LUMBUNG_OWNER_PASSWORD", "LUMBUNG_OWNER_EMAIL");
  together("DATABASE_APP_URL", "DATABASE_URL");
  const result = Settings.safeParse(given);
  if (!result.success) mistakes.push(...result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  if (result.success && mistakes.length === 0) return result.data;
  throw new StartError(
    [`${mistakes.length === 1 ? "A setting is" : `${mistakes.length} settings are`} not valid:`, ...mistakes.map((line) => `  - ${line}`)].join("\n"),
  );
}

export interface SettingDescription {
  readonly name: string;
  readonly description: string;
  /** As one would write it in the environment; null where there is none. */
  readonly defaultValue: string | null;
  /** The environment is read once, at start. */
  readonly restartNeeded: boolean;
  readonly secret: boolean;
}

/** The settings as data, for the generated table. */
export function describeSettings(): SettingDescription[] {
  const defaults = Settings.parse({});
  return Object.entries(settings).map(([name, schema]) => {
    const value = defaults[name as keyof Config];
    return {
      name,
      description: schema.description ?? "",
      defaultValue: value === undefined ? null : typeof value === "boolean" ? (value ? "on" : "off") : String(value),
      restartNeeded: true,
      secret: /PASSWORD|TOKEN|_URL$/.test(name) && name !== "PUBLIC_URL",
    };
  });
}
