import type { Clock } from "../../../shared/clock.ts";
import type { Actor } from "../../../shared/context.ts";
import { type AccessChange, concerns } from "./access-changes.ts";
import { Recent } from "./recent.ts";

/** Someone who may act for a tenant right now, with what he may do. */
export interface Principal {
  readonly tenantId: string;
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly apiKeyId: string | null;
  readonly actor: Actor;
  /** The language the person chose; null takes the request's. */
  readonly locale: string | null;
  /** End of the session or of the key; Infinity for none. */
  readonly endsAtMs: number;
}

interface Remembered {
  readonly principal: Principal;
  readonly freshUntilMs: number;
}

const max = 10_000;
/** A change reaches every process at once over the bus; this is for a message that was lost. */
const freshMs = 30_000;

export interface Principals {
  /** The principal if he is remembered and still valid. */
  remembered(key: string): Principal | undefined;
  /** Loads him once for all who ask at the same time. */
  load(key: string, load: () => Promise<Principal>): Promise<Principal>;
  forget(change: AccessChange): void;
}

/** Remembers who may do what, so that a request costs no query; a change forgets it. */
export function createPrincipals(clock: Clock): Principals {
  const entries = new Recent<Remembered>(max);
  const loading = new Map<string, Promise<Principal>>();
  let changes = 0;

  async function loadAndKeep(key: string, load: () => Promise<Principal>): Promise<Principal> {
    const changesBefore = changes;
    const principal = await load();
    // What was read before a change may be what the change ended: it answers this request and is not kept.
    if (changes === changesBefore) entries.set(key, { principal, freshUntilMs: clock.now().getTime() + freshMs });
    return principal;
  }

  return {
    remembered: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      const now = clock.now().getTime();
      if (now < entry.freshUntilMs && now < entry.principal.endsAtMs) return entry.principal;
      entries.delete(key);
      return undefined;
    },
    load: (key, load) => {
      const under = loading.get(key);
      if (under !== undefined) return under;
      const promise = loadAndKeep(key, load).finally(() => {
        if (loading.get(key) === promise) loading.delete(key);
      });
      loading.set(key, promise);
      return promise;
    },
    forget: (change) => {
      changes++;
      loading.clear();
      entries.forget((entry) => concerns(change, entry.principal));
    },
  };
}
