import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../postgres/index.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/testing.ts";
import { createPostgresBus } from "./postgres.ts";
import { busContract } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

busContract("PostgreSQL NOTIFY", { crossesProcesses: true }, () => ({ connect: (onError) => createPostgresBus(database.db, onError) }));

describe("the bus over NOTIFY", () => {
  it("opens its connection again when it breaks", async () => {
    const [other, errors] = [separateDatabase(database), [] as string[]];
    const here = createPostgresBus(database.db, () => undefined);
    const there = createPostgresBus(other, (_error, what) => errors.push(what));
    await there.ready();
    await database.db.withSystemTransaction((tx) => tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bus test'"));
    await new Promise<void>((resolve) => {
      const poll = () => (errors.length > 0 ? resolve() : setTimeout(poll, 5));
      poll();
    });
    await there.ready();
    const heard = new Promise((resolve) => there.subscribe("a", resolve));
    await here.publish("a", "back again");
    expect(await heard).toBe("back again");
    await Promise.all([here.close(), there.close()]);
    await other.close();
  });
});

function separateDatabase({ appUrl }: TestDatabase): Database {
  return createDatabase({ connectionString: appUrl, poolMax: 3, applicationName: "bus test", onError: () => undefined });
}
