import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServerProcess, startProcess } from "../apps/server/src/app/testing/server-process.ts";
import { openBrowser } from "./browser.ts";

const owner = { email: "siti@example.org", password: "lumbung padi kering" };
const pictures = process.env.E2E_PICTURES ?? join(tmpdir(), "lumbung-e2e");
let dataDir: string;
let server: ServerProcess;
let browser: Browser;
let sku = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lumbung-e2e-data-"));
  await chmod(dataDir, 0o755);
  await mkdir(pictures, { recursive: true });
  [server, browser] = await Promise.all([startProcess({ dataDir }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

/** A page that fails the test on whatever the browser complains about: scripts, styles or requests that were refused. */
async function openPage(options: Parameters<Browser["newContext"]>[0]): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Asking whether there is a session answers 401 where there is none; the browser notes that as an error.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  return { page, context, complaints };
}

async function api<T>(method: string, path: string, token: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A delivery arrives by way of the API, as from another device. */
async function receive(name: string): Promise<string> {
  const code = `RICE-${++sku}`;
  const { accessToken } = await api<{ accessToken: string }>("POST", "/auth/login", "", { ...owner, cookie: false });
  const { items } = await api<{ items: Array<{ id: string }> }>("GET", "/warehouses", accessToken);
  await api("POST", "/products", accessToken, { name, sku: code, baseUnit: "kg", scale: 3 });
  await api("POST", "/inventory/movements", accessToken, { type: "receipt", warehouseId: items[0]?.id, lines: [{ sku: code, quantity: "12.5" }] });
  return code;
}

const figure = (page: Page, key: string) => page.locator(`#figure-${key}`);

test("the printed link sets the server up, and a delivery moves the figures without a reload", async () => {
  const link = /http\S+\/setup#token=\S+/.exec(server.output())?.[0] as string;
  const { page, context, complaints } = await openPage({ locale: "en-GB", timezoneId: "Asia/Jakarta", viewport: { width: 1200, height: 800 } });
  await page.goto(link);
  await page.screenshot({ path: join(pictures, "setup-en.png") });
  await page.getByLabel("Name of the business").fill("Toko Siti");
  await page.getByLabel("Currency").selectOption("IDR");
  await page.getByLabel("Your name").fill("Siti");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.keyboard.press("Enter");
  await page.getByText("Toko Siti").waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await expect.poll(() => figure(page, "items").textContent()).toBe("0");
  const code = await receive("Rice");
  await page.getByText(code).waitFor();
  await expect.poll(() => figure(page, "items").textContent(), { timeout: 15_000 }).toBe("1");
  await expect.poll(() => figure(page, "movementsToday").textContent(), { timeout: 15_000 }).toBe("1");
  await page.screenshot({ path: join(pictures, "today-en-light.png") });
  expect(complaints).toEqual([]);
  await context.close();
});

test("the same in Arabic, from right to left, on a phone in the dark", async () => {
  const { page, context, complaints } = await openPage({ locale: "ar", colorScheme: "dark", viewport: { width: 390, height: 844 } });
  await page.goto("/");
  await page.getByLabel("البريد الإلكتروني").waitFor();
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  await page.screenshot({ path: join(pictures, "sign-in-ar-dark.png") });
  await page.getByLabel("البريد الإلكتروني").fill(owner.email);
  await page.getByLabel("كلمة المرور").fill("wrong password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
  await page.getByLabel("كلمة المرور").fill(owner.password);
  await page.keyboard.press("Enter");
  await page.getByText("مباشر", { exact: true }).waitFor();
  const code = await receive("أرز بسمتي");
  await page.getByText(code).waitFor();
  await page.screenshot({ path: join(pictures, "today-ar-dark.png"), fullPage: true });
  const tooSmall = await page
    .locator("button:visible, select:visible, a.button:visible, input:visible")
    .evaluateAll((nodes) => nodes.filter((node) => node.getBoundingClientRect().height < 44).map((node) => node.outerHTML));
  expect(tooSmall).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a page that has lost the server says so, and goes on when it is back", async () => {
  const { page, context } = await openPage({ locale: "en-GB" });
  await page.goto("/");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.keyboard.press("Enter");
  await page.getByText("Live", { exact: true }).waitFor();
  const port = new URL(server.url).port;
  await server.end("SIGTERM");
  await page.getByText("Offline: the figures may be old").waitFor();
  await page.screenshot({ path: join(pictures, "today-en-offline.png") });
  server = await startProcess({ dataDir, env: { PORT: port } });
  await page.getByText("Live", { exact: true }).waitFor({ timeout: 60_000 });
  const code = await receive("Sugar");
  await page.getByText(code).waitFor();
  await context.close();
});
