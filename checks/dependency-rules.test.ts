import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as { forbidden: Array<{ name: string }>; options: ICruiseOptions };
const src = "apps/server/src";
const web = "apps/console/src";

/** For each rule: files that break it. What they import exists, so that nothing else is wrong with them. */
const violations: Record<string, Record<string, string>> = {
  "shared-is-pure": { [`${src}/shared/clock.ts`]: 'import "../infrastructure/bus/index.ts";', [`${src}/infrastructure/bus/index.ts`]: "" },
  "modules-are-islands": { [`${src}/modules/a/index.ts`]: 'import type { B } from "../b/index.ts";', [`${src}/modules/b/index.ts`]: "export type B = 1;" },
  "index-is-the-door": { [`${src}/app/compose.ts`]: 'import "../modules/a/rows.ts";', [`${src}/modules/a/rows.ts`]: "" },
  "testing-is-for-tests": { [`${src}/app/compose.ts`]: 'import "../modules/a/testing.ts";', [`${src}/modules/a/testing.ts`]: "" },
  "adapters-behind-ports": { [`${src}/modules/a/index.ts`]: 'import pg from "pg"; pg();', "node_modules/pg/index.js": "" },
  "domain-knows-no-web": { [`${src}/modules/a/index.ts`]: 'import type { X } from "fastify";', "node_modules/fastify/index.js": "" },
  "imports-point-down": { [`${src}/modules/a/index.ts`]: 'import "../../flows/sell/index.ts";', [`${src}/flows/sell/index.ts`]: "" },
  "infrastructure-knows-no-domain": { [`${src}/infrastructure/bus/index.ts`]: 'import "../../modules/a/index.ts";', [`${src}/modules/a/index.ts`]: "" },
  "app-on-top": { [`${src}/flows/sell/index.ts`]: 'import "../../app/config.ts";', [`${src}/app/config.ts`]: "" },
  "packages-stand-alone": { "packages/sdk/src/index.ts": 'import "../../../apps/server/src/app/config.ts";', [`${src}/app/config.ts`]: "" },
  "console-shared-looks-down": { [`${web}/shared/ui/index.ts`]: 'import "../../entities/session/index.ts";', [`${web}/entities/session/index.ts`]: "" },
  "console-entities-looks-down": { [`${web}/entities/product/index.ts`]: 'import "../../features/scan/index.ts";', [`${web}/features/scan/index.ts`]: "" },
  "console-features-looks-down": { [`${web}/features/scan/index.ts`]: 'import "../../widgets/shell/index.ts";', [`${web}/widgets/shell/index.ts`]: "" },
  "console-widgets-looks-down": { [`${web}/widgets/shell/index.ts`]: 'import "../../pages/home/index.ts";', [`${web}/pages/home/index.ts`]: "" },
  "console-pages-looks-down": { [`${web}/pages/home/index.ts`]: 'import "../../app/main.ts";', [`${web}/app/main.ts`]: "" },
  "console-slices-are-islands": { [`${web}/pages/home/index.ts`]: 'import "../stock/index.ts";', [`${web}/pages/stock/index.ts`]: "" },
  "console-index-is-the-door": { [`${web}/pages/home/index.ts`]: 'import "../../shared/ui/button.ts";', [`${web}/shared/ui/button.ts`]: "" },
  "console-knows-no-server": { [`${web}/pages/home/index.ts`]: 'import "../../../../server/src/shared/clock.ts";', [`${src}/shared/clock.ts`]: "" },
  "no-cycles": { [`${src}/app/a.ts`]: 'import { b } from "./b.ts"; b();', [`${src}/app/b.ts`]: 'import "./a.ts"; export const b = () => 1;' },
  "no-orphans": { [`${src}/app/forgotten.ts`]: "export const forgotten = 1;" },
};

/** What is right must stay right: each of these would be easy to forbid by mistake. */
const allowed: Record<string, string> = {
  [`${src}/main.ts`]: 'import "./app/compose.ts";',
  [`${src}/app/compose.ts`]: 'import "../flows/sell/index.ts"; import "../modules/a/index.ts"; import "../infrastructure/postgres/index.ts";',
  [`${src}/flows/sell/index.ts`]: 'import "../../modules/a/index.ts"; import "./sell.ts";',
  [`${src}/flows/sell/sell.ts`]: 'import "../../shared/clock.ts";',
  [`${src}/modules/a/index.ts`]: 'import { routes } from "./routes.ts"; export type A = typeof routes;',
  [`${src}/modules/a/routes.ts`]: 'import "fastify"; import type { A } from "./index.ts"; export const routes: A[] = [];',
  [`${src}/modules/a/a.test.ts`]: 'import "../../app/testing/server.ts"; import "./index.ts";',
  [`${src}/app/testing/server.ts`]: 'import "../compose.ts"; import "../../modules/a/testing.ts";',
  [`${src}/modules/a/testing.ts`]: 'import "./index.ts";',
  [`${src}/infrastructure/postgres/index.ts`]: 'import "pg"; import "../../shared/clock.ts";',
  [`${src}/shared/clock.ts`]: 'import "zod";',
  [`${web}/app/main.ts`]: 'import "../pages/home/index.ts"; import "../widgets/shell/index.ts";',
  [`${web}/pages/home/index.ts`]: 'import "./home.ts";',
  [`${web}/pages/home/home.ts`]: 'import "../../shared/ui/index.ts"; import "../../entities/session/index.ts";',
  [`${web}/widgets/shell/index.ts`]: 'import "../../shared/ui/index.ts";',
  [`${web}/entities/session/index.ts`]: 'import "../../shared/api/index.ts";',
  [`${web}/shared/ui/index.ts`]: 'import "../api/index.ts";',
  [`${web}/shared/api/index.ts`]: "export const api = 1;",
  "node_modules/pg/index.js": "",
  "node_modules/fastify/index.js": "",
  "node_modules/zod/index.js": "",
};

describe("the dependency rules", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "dependency-rules-"));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("every rule has a violation below", () => {
    expect(Object.keys(violations).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  test.each(Object.keys(violations))("%s finds what breaks it", async (name) => {
    expect(await brokenRules(violations[name] ?? {})).toContain(name);
  });

  test("a program that keeps them is left in peace", async () => {
    expect(await brokenRules(allowed)).toEqual([]);
  });

  async function brokenRules(files: Record<string, string>): Promise<string[]> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const roots = [...new Set(Object.keys(files).map((path) => path.split("/")[0] as string))].filter((root) => root !== "node_modules");
    const ruleSet = { forbidden: config.forbidden } as IFlattenedRuleSet;
    const result = await cruise(roots, { ...config.options, baseDir: folder, validate: true, ruleSet });
    return [...new Set((result.output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))].sort();
  }
});
