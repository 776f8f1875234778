import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import type { Login } from "./shop.ts";
import { type Language, type Say, wordsOf } from "./words.ts";

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

export interface VisitorOptions {
  readonly url: string;
  /** Signed in as them from the start. */
  readonly as?: Login;
  readonly language?: Language;
  readonly theme?: "light" | "dark";
  readonly viewport?: { width: number; height: number };
  /** What the browser will note as an error because the journey is about it, such as a refused write. */
  readonly expected?: readonly RegExp[];
  /** Lets a journey put its own script into the page, which the console's policy refuses. */
  readonly bypassCsp?: boolean;
}

/** Somebody in front of a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly say: Say;
  /** Opens an address of the console and waits until it is there. */
  open(path: string): Promise<void>;
  /** Closes the browser; fails where it complained of scripts, styles or requests. */
  leave(): Promise<void>;
}

/** Where pictures of failed journeys are put. */
const pictures = process.env.E2E_PICTURES ?? join(tmpdir(), "lumbung-e2e-pictures");

/** Asking whether there is a session answers 401 where there is none; the browser notes that as an error. */
const always = [/\/api\/v1\/auth\/refresh/];

export async function visit(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const { url, as, language = "en", theme = "light", viewport = desktop, bypassCsp = false } = options;
  const isPhone = viewport.width < 600;
  const context = await browser.newContext({
    baseURL: url,
    locale: language === "en" ? "en-GB" : language,
    timezoneId: "Asia/Jakarta",
    colorScheme: theme,
    viewport,
    bypassCSP: bypassCsp,
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(60_000);
  if (as !== undefined) {
    const { email, password } = as;
    const answer = await context.request.post("/api/v1/auth/login", { data: { email, password } });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  const expected = [...always, ...(options.expected ?? [])];
  const note = (text: string) => expected.some((pattern) => pattern.test(text)) || complaints.push(text);
  page.on("pageerror", (error) => note(error.stack ?? error.message));
  page.on("console", (message) => message.type() === "error" && note(`${message.text()} (${message.location().url})`));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await picture(context, task.name);
    await context.close();
  });
  return {
    page,
    context,
    say: wordsOf(language),
    open: async (path) => {
      await page.goto(path);
      await settled(page);
    },
    leave: async () => {
      await context.close();
      expect(complaints, "what the browser complained of").toEqual([]);
    },
  };
}

/** Keeps what somebody saw when their journey failed. */
async function picture(context: BrowserContext, journey: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const page of context.pages()) {
    const path = join(pictures, `${journey.replaceAll(/\W+/g, "-").slice(0, 80)}-${Date.now()}.png`);
    await page.screenshot({ path, timeout: 10_000 }).then(
      () => console.error(`What was seen at ${page.url()}: ${path}`),
      () => undefined,
    );
  }
}

/** Waits until the page is there: its title stands and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await expect.poll(() => page.locator(".shimmer, [aria-busy=true]").count()).toBe(0);
}
