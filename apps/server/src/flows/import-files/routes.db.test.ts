import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, expectStatus, type TestClient, type TestServer } from "../../app/testing/test-server.ts";
import { endOfImport } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ now: "2026-11-20T12:00:00Z" });
  await server.consumers.startJobs();
});
afterAll(() => server.close());

let serial = 0;
/** A table nobody has imported yet. */
const table = (rows = "A-1,Lamp,2,2024-01-31,15000") => `sku,description,qty,date,price\n${rows}\nSER-${++serial},Other,1,2024-01-31,100\n`;
const request = (fields: Record<string, unknown> = {}) => ({ fileName: "till.csv", warehouseId: server.warehouseId, text: table(), ...fields });

const finished = (client: TestClient, id: string) => endOfImport(server, client, id);

function form(parts: Record<string, string>, file?: { name: string; bytes: Uint8Array }): { payload: Buffer<ArrayBuffer>; headers: Record<string, string> } {
  const boundary = "----lumbung-test";
  const chunks: Uint8Array[] = Object.entries(parts).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file) {
    chunks.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`),
      file.bytes,
      Buffer.from("\r\n"),
    );
  }
  return { payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]), headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}

describe("POST /imports", () => {
  test("202: text as JSON becomes a job whose progress and report stand at the import", async () => {
    const accepted = expectStatus(await server.owner.post("/imports", request()), 202);
    expect(accepted).toMatchObject({ status: "waiting", progress: { phase: "waiting" }, fileName: "till.csv", report: null });
    const done = await finished(server.owner, accepted.id);
    expect(done).toMatchObject({
      status: "finished",
      progress: { phase: "done" },
      reading: { dateOrder: { basis: "not-needed" }, columns: { sku: "sku", quantity: "qty" } },
      report: { lines: { total: 2, posted: 2, refused: 0 }, documents: { opening: 1, issue: 1 } },
      createdBy: { kind: "user" },
    });
    const levels = expectStatus(await server.owner.get("/inventory/levels?q=A-1"), 200);
    expect(levels.items[0]).toMatchObject({ sku: "A-1", onHand: "0" });
    const movements = expectStatus(await server.owner.get("/inventory/movements?sku=A-1&type=issue"), 200);
    expect(movements.items[0]).toMatchObject({ quantity: "2", effectiveAt: "2024-01-30T17:00:00.000Z" });
  });

  test("202: a file of another encoding as multipart; the same key answers the same, another file under it 422", async () => {
    const bytes = iconv.encode(`الكود;اسم الصنف;الكمية;التاريخ\nAR-1;مصباح مكتب أبيض مع قاعدة خشبية;2;31/01/2024\n`, "windows-1256");
    const send = (content: Buffer) => {
      const { payload, headers } = form({ request: JSON.stringify({ warehouseId: server.warehouseId }) }, { name: "مبيعات.csv", bytes: content });
      return server.http.inject({
        method: "POST",
        url: "/api/v1/imports",
        payload,
        headers: { ...headers, authorization: `Bearer ${server.owner.token}`, "idempotency-key": "upload-1" },
      });
    };
    const first = await send(bytes);
    expect(first.statusCode).toBe(202);
    expect((await send(bytes)).json()).toEqual(first.json());
    expect((await send(Buffer.from(table()))).json()).toMatchObject({ status: 422, code: "IDEMPOTENCY_MISMATCH" });
    const done = await finished(server.owner, first.json().id);
    expect(done).toMatchObject({ status: "finished", fileName: "مبيعات.csv", reading: { encoding: { value: "windows-1256" } } });
    const products = expectStatus(await server.owner.get("/products?q=AR-1"), 200);
    expect(products.items[0]).toMatchObject({ name: "مصباح مكتب أبيض مع قاعدة خشبية" });
  });

  test("the same content twice is one import, which adds nothing", async () => {
    const body = request();
    const first = expectStatus(await server.owner.post("/imports", body), 202);
    await finished(server.owner, first.id);
    const second = expectStatus(await server.owner.post("/imports", { ...body, fileName: "renamed.csv" }), 202);
    expect(second.id).toBe(first.id);
    expect(await finished(server.owner, first.id)).toMatchObject({ status: "finished", report: { lines: { posted: 2 }, documents: { issue: 1 } } });
  });

  test("a dry run reports and books nothing", async () => {
    const accepted = expectStatus(await server.owner.post("/imports", request({ dryRun: true, text: table("DRY-1,Lamp,2,2024-01-31,15000") })), 202);
    expect(await finished(server.owner, accepted.id)).toMatchObject({
      status: "finished",
      dryRun: true,
      report: { products: { created: 2 }, lines: { posted: 2 } },
    });
    expect(expectStatus(await server.owner.get("/products?q=DRY-1"), 200).items).toEqual([]);
  });

  test("a file that is no table fails with what to do; the next upload of it tries again", async () => {
    const body = request({ text: "just\nwords\n" });
    const { id } = expectStatus(await server.owner.post("/imports", body), 202);
    expect(await finished(server.owner, id)).toMatchObject({
      status: "failed",
      error: { code: "IMPORT_UNREADABLE", detail: expect.stringMatching(/No delimiter/), fix: expect.any(String) },
    });
    const again = expectStatus(await server.owner.post("/imports", { ...body, settings: { delimiter: ";" } }), 202);
    expect(again).toMatchObject({ id, status: "waiting", error: null });
    expect((await finished(server.owner, id)).error.detail).toMatch(/No column for/);
  });

  test("400, 403, 404, 409, 422: one precise error each, and nothing is begun", async () => {
    const before = expectStatus(await server.owner.get("/imports?limit=200"), 200).items.length;
    const viewer = await server.signInAs("viewer");
    const elsewhere = await server.createWarehouse();
    const scoped = await server.signInAs("manager", { warehouses: [elsewhere.id] });
    const answers = [
      await server.anonymous.post("/imports", request()),
      await viewer.post("/imports", request()),
      await scoped.post("/imports", request()),
      await server.owner.post("/imports", request({ warehouseId: "01900000-0000-7000-8000-000000000009" })),
      await server.owner.post("/imports", request({ text: "" })),
      await server.owner.post("/imports", request({ settings: { columns: { colour: "x" } } })),
      await server.owner.post("/imports", request({ preset: "nobody's" })),
      await server.owner.post("/imports", "{"),
    ];
    expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual([
      [401, "UNAUTHENTICATED"],
      [403, "FORBIDDEN"],
      [404, "UNKNOWN_WAREHOUSE"],
      [404, "UNKNOWN_WAREHOUSE"],
      [422, "VALIDATION_FAILED"],
      [422, "VALIDATION_FAILED"],
      [404, "NOT_FOUND"],
      [400, "MALFORMED_REQUEST"],
    ]);
    const { payload, headers } = form({ request: "no json" }, { name: "a.csv", bytes: Buffer.from("x") });
    const multipart = async (body: Buffer) =>
      (
        await server.http.inject({
          method: "POST",
          url: "/api/v1/imports",
          payload: body,
          headers: { ...headers, authorization: `Bearer ${server.owner.token}` },
        })
      ).json().code;
    expect(await multipart(payload)).toBe("MALFORMED_REQUEST");
    expect(await multipart(form({ warehouseId: server.warehouseId }).payload)).toBe("VALIDATION_FAILED");
    expect(expectStatus(await server.owner.get("/imports?limit=200"), 200).items).toHaveLength(before);

    const body = request();
    await finished(server.owner, expectStatus(await server.owner.post("/imports", body), 202).id);
    expect((await server.owner.post("/imports", { ...body, warehouseId: elsewhere.id })).body).toMatchObject({ status: 409, code: "CONFLICT" });
  });
});

describe("what one may look at", () => {
  test("pages, filters, and nothing of another business or warehouse", async () => {
    const { id } = expectStatus(await server.owner.post("/imports", request()), 202);
    await finished(server.owner, id);
    const first = expectStatus(await server.owner.get("/imports?limit=1&status=finished&dryRun=false"), 200);
    expect(first.items.map((item: { id: string }) => item.id)).toEqual([id]);
    const second = expectStatus(await server.owner.get(`/imports?limit=1&status=finished&cursor=${first.nextCursor}`), 200);
    expect(second.items[0].id < id).toBe(true);
    expect((await server.owner.get("/imports?cursor=nonsense")).status).toBe(422);

    const other = await server.otherBusiness();
    expect(expectStatus(await other.owner.get("/imports"), 200).items).toEqual([]);
    const elsewhere = await server.createWarehouse();
    const scoped = await server.signInAs("manager", { warehouses: [elsewhere.id] });
    expect(expectStatus(await scoped.get("/imports"), 200).items).toEqual([]);
    for (const client of [other.owner, scoped]) {
      expect((await client.get(`/imports/${id}`)).status).toBe(404);
      expect((await client.get(`/imports/${id}/refused-rows`)).status).toBe(404);
      expect((await client.post(`/imports/${id}/undo`)).status).toBe(404);
    }
  });

  test("refused rows come as a table to mend, with formulas disarmed", async () => {
    const text = `sku,name,qty,date\nA,"Lamp, white",x,2024-01-31\nB,=cmd(),1,soon\n`;
    const { id } = expectStatus(await server.owner.post("/imports", request({ text })), 202);
    expect((await finished(server.owner, id)).report.lines).toMatchObject({ total: 2, posted: 0, refused: 2 });
    const answer = await server.owner.get(`/imports/${id}/refused-rows`);
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(String(answer.headers["content-disposition"])).toContain(".csv");
    const lines = String(answer.body).split("\r\n");
    expect(lines[0]).toBe("\ufeffline,column,reason,fix,sku,name,qty,date");
    expect(lines[1]).toMatch(/^2,qty,.*,A,"Lamp, white",x,2024-01-31$/);
    expect(lines[2]).toMatch(/^3,date,.*,B,'=cmd\(\),1,soon$/);
  });
});

describe("POST /imports/{id}/undo", () => {
  test("200, then 409; the file may come again", async () => {
    const body = request({ text: table("UNDO-1,Lamp,2,2024-01-31,15000") });
    const { id } = expectStatus(await server.owner.post("/imports", body), 202);
    await finished(server.owner, id);
    const undone = expectStatus(await server.owner.post(`/imports/${id}/undo`, { reason: "wrong month" }), 200);
    expect(undone).toMatchObject({ status: "undone" });
    const reversal = expectStatus(await server.owner.get(`/inventory/documents/${undone.undoDocumentId}`), 200);
    expect(reversal).toMatchObject({ type: "reversal", reason: "wrong month", lineCount: 4 });
    expect((await server.owner.post(`/imports/${id}/undo`)).body).toMatchObject({ status: 409, code: "CONFLICT" });
    const anew = expectStatus(await server.owner.post("/imports", body), 202);
    expect(anew.id).not.toBe(id);
    expect(await finished(server.owner, anew.id)).toMatchObject({ status: "finished", report: { lines: { posted: 2 } } });
    expect(expectStatus(await server.owner.get("/products?q=UNDO-1"), 200).items).toHaveLength(1);
    const audit = expectStatus(await server.owner.get("/audit?entityType=import"), 200);
    expect(new Set(audit.items.map((item: { action: string }) => item.action))).toEqual(new Set(["import.started", "import.finished", "import.undone"]));
  });

  test("403 without import:write", async () => {
    const accountant = await server.signInAs("accountant");
    const [item] = expectStatus(await accountant.get("/imports?limit=1"), 200).items;
    expect((await accountant.post(`/imports/${item.id}/undo`)).status).toBe(403);
  });
});

describe("/import-presets", () => {
  test("saved with the import or by themselves, changed with If-Match, deleted", async () => {
    const settings = { columns: { sku: "artikel" }, decimalMark: "," };
    await server.owner.post("/imports", request({ dryRun: true, text: "artikel,qty,date\nP,1,2024-01-31\n", savePreset: "Till", settings }));
    const [saved] = expectStatus(await server.owner.get("/import-presets"), 200).items;
    expect(saved).toMatchObject({ name: "Till", version: 1, settings });
    const other = expectStatus(await server.owner.post("/import-presets", { name: "Web shop", settings: {} }), 201);
    expect((await server.owner.put(`/import-presets/${other.id}`, { name: "till", settings: {} }, { version: 1 })).body).toMatchObject({
      status: 409,
      code: "DUPLICATE",
    });
    expect((await server.owner.put(`/import-presets/${other.id}`, { name: "Web", settings: {} })).status).toBe(428);
    expect(expectStatus(await server.owner.put(`/import-presets/${other.id}`, { name: "Web", settings: {} }, { version: 1 }), 200)).toMatchObject({
      version: 2,
    });
    expect((await server.owner.put(`/import-presets/${other.id}`, { name: "Web", settings: {} }, { version: 1 })).status).toBe(412);
    const stranger = (await server.otherBusiness()).owner;
    expect((await stranger.delete(`/import-presets/${other.id}`)).status).toBe(404);
    expect((await server.owner.delete(`/import-presets/${other.id}`)).status).toBe(204);
    expect((await server.owner.delete(`/import-presets/${other.id}`)).status).toBe(404);
  });
});
