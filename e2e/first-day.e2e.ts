import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServerProcess, startProcess } from "../apps/server/src/app/testing/server-process.ts";
import { openBrowser } from "./lib/browser.ts";

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
  [server, browser] = await Promise.all([startProcess({ dataDir, env: { LUMBUNG_CONSOLE: "on" } }), openBrowser()]);
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

/** A product comes in by way of the API, as from another device. */
async function addProduct(name: string): Promise<string> {
  const code = `RICE-${++sku}`;
  const { accessToken } = await api<{ accessToken: string }>("POST", "/auth/login", "", { ...owner, cookie: false });
  await api("POST", "/products", accessToken, { name, sku: code, baseUnit: "kg", scale: 3 });
  return code;
}

test("the printed link sets the server up and leads to the console, live", async () => {
  const link = /http\S+\/setup#token=\S+/.exec(server.output())?.[0] as string;
  const { page, context, complaints } = await openPage({ locale: "en-GB", timezoneId: "Asia/Jakarta", viewport: { width: 1200, height: 800 } });
  await page.goto(link);
  await page.getByLabel("Name of the business").fill("Toko Siti");
  await page.getByLabel("Country").selectOption("ID");
  expect(await page.getByLabel("Currency").inputValue()).toBe("IDR");
  expect(await page.getByLabel("Time zone").inputValue()).toBe("Asia/Jakarta");
  await page.getByLabel("Your name").fill("Siti");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.screenshot({ path: join(pictures, "setup-en.png"), fullPage: true });
  await page.keyboard.press("Enter");
  await page.getByText("Use at least 10 characters.").waitFor();
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.keyboard.press("Enter");
  await page.getByText("Toko Siti").first().waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  const code = await addProduct("Rice");
  await page.goto("/products");
  await page.getByText(code).waitFor();
  await page.screenshot({ path: join(pictures, "products-en-light.png") });
  expect(complaints).toEqual([]);
  await context.close();
});

test("a set-up link works once", async () => {
  const link = /http\S+\/setup#token=\S+/.exec(server.output())?.[0] as string;
  const { page, context } = await openPage({ locale: "en-GB" });
  await page.goto(link);
  await page.getByLabel("Name of the business").fill("Somebody else's");
  await page.getByLabel("Your name").fill("Somebody");
  await page.getByLabel("E-mail").fill("somebody@example.org");
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.keyboard.press("Enter");
  await page.getByText("This link does not work any more").waitFor();
  await context.close();
});

test("the same in Arabic, from right to left, on a phone in the dark", async () => {
  const { page, context, complaints } = await openPage({ locale: "ar", colorScheme: "dark", viewport: { width: 360, height: 740 } });
  const code = await addProduct("أرز بسمتي");
  await page.goto("/products");
  await page.getByLabel("البريد الإلكتروني").waitFor();
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  await page.screenshot({ path: join(pictures, "sign-in-ar-dark.png") });
  await page.getByLabel("البريد الإلكتروني").fill(owner.email);
  await page.getByLabel("كلمة المرور", { exact: true }).fill("wrong password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").first().waitFor();
  await page.getByLabel("كلمة المرور", { exact: true }).fill(owner.password);
  await page.keyboard.press("Enter");
  // Where one wanted to go before signing in is where one goes on.
  await page.getByText(code).waitFor();
  await page.screenshot({ path: join(pictures, "products-ar-dark.png"), fullPage: true });
  const tooSmall = await page
    .locator("button:visible, select:visible, input:visible")
    .evaluateAll((nodes) => nodes.filter((node) => (node.closest("label") ?? node).getBoundingClientRect().height < 44).map((node) => node.outerHTML));
  expect(tooSmall).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a console that has lost the server says so, opens again without it, and goes on when it is back", async () => {
  const { page, context } = await openPage({ locale: "en-GB" });
  await page.goto("/products");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.keyboard.press("Enter");
  await page.getByText("Live", { exact: true }).waitFor();
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  const port = new URL(server.url).port;
  await server.end("SIGTERM");
  await page.getByText("No connection to the server.", { exact: false }).waitFor();
  await page.screenshot({ path: join(pictures, "products-en-offline.png") });
  await page.reload();
  await page.getByText("The server cannot be reached", { exact: false }).waitFor();
  server = await startProcess({ dataDir, env: { PORT: port, LUMBUNG_CONSOLE: "on" } });
  await page.getByText("Live", { exact: true }).waitFor({ timeout: 60_000 });
  await context.close();
});
