import { type Api, type ApiAnswer, Unanswered } from "./api.ts";
import { type Command, chooseCommand } from "./commands.ts";
import type { Fate, History } from "./history.ts";
import type { Random } from "./random.ts";
import type { SimulatedServer } from "./server.ts";
import type { SimBusiness } from "./world.ts";

export interface ClientDeps {
  readonly api: Api;
  readonly server: SimulatedServer;
  readonly history: History;
  readonly business: SimBusiness;
  readonly random: Random;
  /** Distinguishes this client's keys and references from everybody else's. */
  readonly name: string;
}

/** Refusals a correct server may give to the commands of the simulation. */
const expectedRefusals = new Set(["INSUFFICIENT_STOCK", "ALREADY_REVERSED", "NOT_REVERSIBLE"]);
/** Answers that ask to come back with the same key. */
const comeBack = new Set(["IDEMPOTENCY_IN_FLIGHT", "OVERLOADED", "SHUTTING_DOWN", "DATABASE_UNAVAILABLE"]);
const comeBackAfterMs = 50;
/** Attempts at one request before its client complains instead of going on for ever. */
const attemptsMax = 400;

/** Posts one command after another until told to stop; unanswered ones again with the same key. */
export async function runClient(deps: ClientDeps, stopped: () => boolean): Promise<void> {
  const { random, business, name } = deps;
  const posted: string[] = [];
  const acknowledged: Array<{ command: Command; key: string; answers: readonly Fate[] }> = [];
  for (let number = 0; !stopped(); number++) {
    const key = `${name}.${number}`;
    const command = chooseCommand(random, business, key, posted);
    const patience = random.chance(0.8);
    const isDoubled = random.chance(0.05);
    // An impatient finger: the same request twice at once has one answer.
    const [fates, others] = await Promise.all([submit(deps, command, key, patience), isDoubled ? submit(deps, command, key, patience) : undefined]);
    const final = others === undefined ? fates : fates.map((fate, index) => reconcile(deps, key, fate, others[index] as Fate));
    for (const [index, fate] of final.entries()) {
      deps.history.record({ tenantId: business.tenantId, key: keyOf(command, key, index), asked: askedBy(command, index), fate });
      if (fate.kind === "acknowledged") posted.push(fate.documentId);
    }
    if (final.some((fate) => fate.kind === "acknowledged")) acknowledged.push({ command, key, answers: final });
    if (acknowledged.length > 0 && random.chance(0.05)) await repeat(deps, random.pick(acknowledged));
  }
}

/** R-IDM-1: the same key and body get the first answer again, however often the server died since. */
async function repeat(deps: ClientDeps, { command, key, answers }: { command: Command; key: string; answers: readonly Fate[] }): Promise<void> {
  // Only single commands: a batch posts what was refused the first time when it comes again.
  if (command.kind === "batch") return;
  const [again] = await submit(deps, command, key, true);
  mustStay(deps, key, answers[0] as Fate, again as Fate);
}

/** What was acknowledged once is acknowledged for good, in the same words. */
function mustStay(deps: ClientDeps, key: string, before: Fate, after: Fate): Fate {
  if (before.kind === "acknowledged" && after.kind === "refused")
    deps.history.complain(`${key} was acknowledged, and refused (${after.code}) when it came again`);
  return reconcile(deps, key, before, after);
}

/** The fate of one key that was sent twice at once: refused for one and acknowledged for the other is possible, two answers are not. */
function reconcile(deps: ClientDeps, key: string, one: Fate, other: Fate): Fate {
  if (one.kind === "acknowledged" && other.kind === "acknowledged" && one.answer !== other.answer)
    deps.history.complain(`${key} was answered twice, differently: ${one.answer} and ${other.answer}`);
  if (one.kind === "acknowledged") return one;
  if (other.kind === "acknowledged") return other;
  return one.kind === "abandoned" ? one : other;
}

/** Sends a command until it has a definite answer: a fate per document. Without patience, a broken connection ends it. */
async function submit(deps: ClientDeps, command: Command, key: string, patience: boolean): Promise<Fate[]> {
  const { api, server, history, business } = deps;
  const { path, body } = requestOf(command);
  let known: Fate[] | undefined;
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    await server.up();
    const answer = await api.send(business.tenantId, "POST", path, body, key).catch((error: unknown) => {
      if (error instanceof Unanswered) return undefined;
      throw error;
    });
    if (answer === undefined) {
      if (!patience)
        return merge(
          deps,
          key,
          known,
          Array.from({ length: sizeOf(command) }, () => ({ kind: "abandoned" })),
        );
    } else {
      const fates = fatesOf(deps, command, answer);
      if (fates !== undefined) {
        known = merge(deps, key, known, fates);
        if (fates.every((fate) => fate.kind !== "abandoned")) return known;
      }
      await new Promise((wake) => setTimeout(wake, comeBackAfterMs));
    }
    history.countRepeated();
  }
  throw new Error(`${key} had no definite answer after ${attemptsMax} attempts`);
}

function merge(deps: ClientDeps, key: string, known: Fate[] | undefined, fates: Fate[]): Fate[] {
  return known === undefined ? fates : fates.map((fate, index) => mustStay(deps, key, known[index] as Fate, fate));
}

/** Reads an answer: a fate per document, `abandoned` where it says to come back; undefined when all of it does. */
function fatesOf(deps: ClientDeps, command: Command, answer: ApiAnswer): Fate[] | undefined {
  const body = JSON.parse(answer.text);
  if (answer.status === 500) {
    // Also while PostgreSQL is away, the honest answer is that it is.
    deps.history.complain(`answered ${answer.status}: ${answer.text}`);
    return undefined;
  }
  if (command.kind !== "batch" || answer.status !== 200) {
    const fate = fateOf(deps, answer.status, answer.text, body);
    return fate.kind === "abandoned" ? undefined : Array.from({ length: sizeOf(command) }, () => fate);
  }
  return (body.items as Array<{ status: number; problem?: { code: string } }>).map(({ status, ...rest }) =>
    fateOf(deps, status, JSON.stringify(rest), rest.problem ?? rest),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of the server under test; what is read of it is checked.
function fateOf(deps: ClientDeps, status: number, text: string, body: any): Fate {
  if (status === 201) {
    for (const level of body.levels)
      if (String(level.onHand).startsWith("-")) deps.history.complain(`${level.sku} was left at ${level.onHand} by document ${body.document.id}`);
    return { kind: "acknowledged", documentId: body.document.id, answer: text };
  }
  if (comeBack.has(body.code)) return { kind: "abandoned" };
  if (!expectedRefusals.has(body.code)) deps.history.complain(`answered ${status}: ${text}`);
  return { kind: "refused", code: body.code };
}

function requestOf(command: Command): { path: string; body: unknown } {
  switch (command.kind) {
    case "document":
      return { path: "/inventory/movements", body: command.document };
    case "batch":
      return { path: "/inventory/movements:batch", body: { documents: command.documents } };
    case "reversal":
      return { path: `/inventory/documents/${command.documentId}/reversal`, body: { reason: "simulated" } };
  }
}

function sizeOf(command: Command): number {
  return command.kind === "batch" ? command.documents.length : 1;
}

function keyOf(command: Command, key: string, index: number): string {
  return command.kind === "batch" ? `${key}#${index}` : key;
}

function askedBy(command: Command, index: number) {
  if (command.kind === "reversal") return { reverses: command.documentId };
  const document = command.kind === "batch" ? command.documents[index] : command.document;
  if (document === undefined) throw new Error("a batch was answered with more items than it has documents");
  return { document };
}
