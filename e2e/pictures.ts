import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { startProcess } from "../apps/server/src/app/testing/server-process.ts";
import { openBrowser } from "./lib/browser.ts";

/** `pnpm pictures` makes the pictures of the documents anew, from the demo shop. */
const folder = fileURLToPath(new URL("../docs/pictures", import.meta.url));
const demo = { email: "demo@lumbung.example", password: "harvest-moon-1010" };

interface Mode {
  readonly name: string;
  readonly options: Parameters<Browser["newContext"]>[0];
  readonly screens: Readonly<Record<string, string>>;
}

const desktop = { viewport: { width: 1280, height: 800 }, timezoneId: "Europe/London" };
const modes: readonly Mode[] = [
  {
    name: "en",
    options: { ...desktop, locale: "en-GB", colorScheme: "light" },
    screens: {
      home: "/",
      products: "/products",
      product: "/products",
      stock: "/stock",
      record: "/record?type=receipt&sku=85123A",
      monitor: "/monitor",
      imports: "/imports",
      warehouses: "/warehouses",
      system: "/system",
    },
  },
  { name: "ar", options: { ...desktop, locale: "ar", colorScheme: "dark" }, screens: { home: "/", stock: "/stock", record: "/record?type=issue&sku=85123A" } },
  {
    name: "phone",
    options: { viewport: { width: 360, height: 740 }, locale: "en-GB", timezoneId: "Europe/London", isMobile: true, hasTouch: true },
    screens: { home: "/", stock: "/stock", record: "/record?type=receipt&sku=85123A" },
  },
];

/** Demo trade comes in every few seconds; the monitor needs some of it to show. */
const tradeMs = 45_000;

const dataDir = await mkdtemp(join(tmpdir(), "lumbung-pictures-"));
await chmod(dataDir, 0o755);
await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startProcess({ dataDir, args: ["--demo"], env: { LUMBUNG_CONSOLE: "on" } }), openBrowser()]);
try {
  for (const mode of modes) {
    const context = await browser.newContext({ baseURL: server.url, ...mode.options });
    await context.request.post("/api/v1/auth/login", { data: demo });
    const page = await context.newPage();
    for (const [screen, path] of Object.entries(mode.screens)) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      if (screen === "product") {
        await page.getByRole("searchbox").first().fill("85123A");
        await page
          .getByRole("link", { name: /WHITE HANGING HEART/ })
          .first()
          .click();
        await page.getByRole("tab").nth(2).click();
        await page.getByRole("row").nth(3).waitFor();
      }
      await sleep(screen === "monitor" ? tradeMs : 1_500);
      await page.screenshot({ path: join(folder, `${screen}-${mode.name}.png`) });
      process.stdout.write(`${screen}-${mode.name}.png\n`);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
}
