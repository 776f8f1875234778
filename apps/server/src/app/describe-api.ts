import { createInProcessBus } from "../infrastructure/bus/index.ts";
import { createCache } from "../infrastructure/cache/index.ts";
import { createDocuments } from "../infrastructure/documents/index.ts";
import { createEventAppender, createLocalWakeUp } from "../infrastructure/events/index.ts";
import type { Jobs } from "../infrastructure/jobs/index.ts";
import { createMail } from "../infrastructure/mail/index.ts";
import { createDatabase } from "../infrastructure/postgres/index.ts";
import { createSilentTelemetry } from "../infrastructure/telemetry/index.ts";
import { systemClock } from "../shared/clock.ts";
import { type App, compose } from "./compose.ts";
import { loadConfig } from "./config.ts";
import { type OpenApiDocument, openApiDocument } from "./http/openapi/index.ts";
import { createPublicAddress } from "./public-address.ts";
import { version } from "./version.ts";

/** The composed program with nothing behind it: what its parts declare can be read, nothing can be run. For generators. */
export function composeForReading(): App {
  const config = loadConfig({});
  const telemetry = createSilentTelemetry();
  const wakeUp = createLocalWakeUp();
  const bus = createInProcessBus(() => undefined);
  return compose(config, {
    clock: systemClock,
    telemetry,
    // Connects at its first query, which never comes.
    db: createDatabase({ connectionString: "postgres://nowhere.invalid/none", poolMax: 1, applicationName: "lumbung", onError: () => undefined }),
    bus,
    cache: createCache({ bus, ...telemetry }),
    wakeUp,
    events: createEventAppender(wakeUp),
    jobs: unusable<Jobs>("jobs"),
    mail: createMail({ smtpUrl: undefined, from: config.MAIL_FROM, log: telemetry.log }),
    documents: createDocuments(telemetry),
    address: createPublicAddress(config),
  });
}

/** A port that can be handed over but not used. */
function unusable<Port extends object>(name: string): Port {
  const refuse = () => {
    throw new Error(`${name} cannot be used here: nothing was started`);
  };
  return new Proxy({}, { get: () => refuse }) as Port;
}

/** The OpenAPI document, built from the routes without starting anything. */
export function describeApi(): OpenApiDocument {
  return openApiDocument(composeForReading().routes, version);
}
