import { expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";

/** The import when its job has ended, one way or the other. */
export async function endOfImport(server: TestServer, client: TestClient, id: string) {
  await server.runConsumersUntilIdle();
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = expectStatus(await client.get(`/imports/${id}`), 200);
    if (found.status !== "waiting" && found.status !== "running") return found;
    if (Date.now() > deadline) throw new Error(`the import is still ${found.status}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
