import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { AppError } from "../../../shared/errors.ts";

/** Turns passwords into what may be stored, and checks them. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /**
   * Whether `password` belongs to `stored`. With null (no such account) the same work is done for nothing, so that the
   * time of an answer does not tell whether an account exists.
   */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** Whether `stored` was made with other parameters than today's, and should be made anew at the next sign-in. */
  isOutdated(stored: string): boolean;
}

/** Argon2id with 19 MiB, two passes, one lane: the OWASP minimum for servers, about 40 ms of one core. */
const current = { memoryKib: 19_456, passes: 2, lanes: 1, tagBytes: 32, saltBytes: 16 };
type Cost = Pick<typeof current, "memoryKib" | "passes" | "lanes">;

/** Half of libuv's threads: the others go on serving files and name look-ups while many people sign in. */
const concurrencyMax = 2;
const waitingMax = 500;

const argon2Async = promisify(argon2) as unknown as (algorithm: "argon2id", parameters: Argon2Parameters) => Promise<Buffer>;

export function createPasswords(): Passwords {
  const limited = limit(concurrencyMax, waitingMax);
  const derive = (password: string, salt: Buffer, cost: Cost, tagLength: number) =>
    limited(() =>
      argon2Async("argon2id", {
        // Two ways to type the same letters are one password (NIST SP 800-63B).
        message: Buffer.from(password.normalize("NFKC")),
        nonce: salt,
        memory: cost.memoryKib,
        passes: cost.passes,
        parallelism: cost.lanes,
        tagLength,
      }),
    );
  const nobody = { cost: current, salt: randomBytes(current.saltBytes), tag: randomBytes(current.tagBytes) };

  return {
    hash: async (password) => {
      const salt = randomBytes(current.saltBytes);
      return format(current, salt, await derive(password, salt, current, current.tagBytes));
    },
    verify: async (stored, password) => {
      const { cost, salt, tag } = stored === null ? nobody : parse(stored);
      const derived = await derive(password, salt, cost, tag.length);
      return timingSafeEqual(derived, tag) && stored !== null;
    },
    isOutdated: (stored) => {
      const { cost } = parse(stored);
      return cost.memoryKib !== current.memoryKib || cost.passes !== current.passes || cost.lanes !== current.lanes;
    },
  };
}

/** The PHC string format, as other implementations of Argon2 read and write it. */
function format(cost: Cost, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=${cost.lanes}$${text(salt)}$${text(tag)}`;
}

function parse(stored: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (!match) throw new Error("a stored password is not in the PHC format of argon2id");
  return {
    cost: { memoryKib: Number(match[1]), passes: Number(match[2]), lanes: Number(match[3]) },
    salt: Buffer.from(match[4] as string, "base64"),
    tag: Buffer.from(match[5] as string, "base64"),
  };
}

/** At most `running` at once; others wait in line, and beyond `waiting` are turned away. */
function limit(running: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let active = 0;
  const line: Array<() => void> = [];
  return async (work) => {
    if (active >= running) {
      if (line.length >= waiting) throw new AppError("OVERLOADED", {}, { detail: "Too many people sign in at the same time.", retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => line.push(resolve));
    } else active++;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back, so that nobody overtakes the line.
      const next = line.shift();
      if (next) next();
      else active--;
    }
  };
}
