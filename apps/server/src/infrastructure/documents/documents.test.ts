import { afterEach, describe, expect, test } from "vitest";
import { createSilentTelemetry } from "../telemetry/index.ts";
import { barcodeOf } from "./code-kind.ts";
import { type CreateDocumentsOptions, createDocuments } from "./create-documents.ts";
import { isRightToLeft } from "./direction.ts";
import type { Documents } from "./types.ts";

let documents: Documents | undefined;
afterEach(() => documents?.close());
const start = (options: Partial<CreateDocumentsOptions> = {}) => {
  documents = createDocuments({ ...createSilentTelemetry(), ...options });
  return documents;
};

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");
const plain = {
  template:
    '#set text(font: ("Noto Sans", "Noto Sans Arabic"))\n#let data = json(bytes(sys.inputs.data))\n#for word in data.words [ #word #pagebreak(weak: true) ]',
  codes: [],
};

describe("the renderer", () => {
  test("makes a PDF of a template, a page for each thing there is", { timeout: 60_000 }, async () => {
    const pdf = text(await start().pdf({ ...plain, data: { words: ["one", "أرز", "three"] } }));
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(pdf).toContain("/Count 3");
    expect(pdf).toMatch(/NotoSans-Regular/);
    expect(pdf).toMatch(/NotoSansArabic/);
  });

  test("takes data for data, whatever they say", { timeout: 60_000 }, async () => {
    const pdf = text(await start().pdf({ ...plain, data: { words: ['#panic("no") ] #pagebreak() [', "$x", "*", "\\"] } }));
    expect(pdf).toContain("/Count 4");
  });

  test("draws each kind of code", { timeout: 60_000 }, async () => {
    const codes = [
      { kind: "ean13", text: "4006381333931" },
      { kind: "ean8", text: "96385074" },
      { kind: "upca", text: "036000291452" },
      { kind: "code128", text: "A-1" },
      { kind: "qrcode", text: "شاي" },
    ] as const;
    const template = '#let data = json(bytes(sys.inputs.data))\n#for svg in data.codes { image(bytes(svg), format: "svg"); pagebreak(weak: true) }';
    expect(text(await start().pdf({ template, data: {}, codes }))).toContain("/Count 5");
  });

  test("says what a broken template or code is about, and goes on with the next document", { timeout: 60_000 }, async () => {
    const engine = start();
    const [broken, wrong, sound] = await Promise.allSettled([
      engine.pdf({ template: "#let x = ", data: {}, codes: [] }),
      engine.pdf({ ...plain, data: { words: [] }, codes: [{ kind: "ean13", text: "1" }] }),
      engine.pdf({ ...plain, data: { words: ["fine"] } }),
    ]);
    expect(broken).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("does not compile") } });
    expect(wrong).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("EAN-13") } });
    expect(sound.status).toBe("fulfilled");
  });

  test("gives up what takes too long, and has a fresh start", { timeout: 60_000 }, async () => {
    const engine = start({ timeoutMs: 3_000 });
    const endless = { template: "#let f(n) = range(3000).map(i => range(3000).sum()).sum()\n#range(3000).map(f).sum()", data: {}, codes: [] };
    await expect(engine.pdf(endless)).rejects.toThrow("took longer than 3000 ms");
    expect(text(await engine.pdf({ ...plain, data: { words: ["again"] } }))).toContain("/Count 1");
  });

  test("ends without work, and starts again with the next document", { timeout: 60_000 }, async () => {
    const engine = start({ idleMs: 1 });
    for (const word of ["one", "two"]) {
      expect(text(await engine.pdf({ ...plain, data: { words: [word] } }))).toContain("/Count 1");
      await new Promise((wake) => setTimeout(wake, 50));
    }
  });

  test("refuses what does not fit into its queue, and everything once it is closed", { timeout: 60_000 }, async () => {
    const engine = start({ queueMax: 1 });
    const asked = [1, 2, 3].map((n) => engine.pdf({ ...plain, data: { words: [String(n)] } }));
    await expect(asked[2]).rejects.toMatchObject({ code: "OVERLOADED" });
    await Promise.all(asked.slice(0, 2));
    await engine.close();
    await expect(engine.pdf({ ...plain, data: { words: ["late"] } })).rejects.toMatchObject({ code: "SHUTTING_DOWN" });
  });
});

test.each([
  ["4006381333931", "ean13"],
  ["4006381333932", "code128"],
  ["96385074", "ean8"],
  ["036000291452", "upca"],
  ["85123A", "code128"],
  ["شاي", "qrcode"],
  ["x".repeat(61), "qrcode"],
])("%s is drawn as %s", (code, kind) => expect(barcodeOf(code).kind).toBe(kind));

test.each([
  ["Blue mug", false],
  ["أرز (Premium)", true],
  ["500 أرز", true],
  ["500 g Reis – أرز", false],
  ["12:30 !", false],
])("%s runs from right to left: %s", (name, expected) => expect(isRightToLeft(name)).toBe(expected));
