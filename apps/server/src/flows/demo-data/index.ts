import type { Route } from "../../infrastructure/http/index.ts";
import type { JobDefinition } from "../../infrastructure/jobs/index.ts";
import type { DemoDataDeps } from "./deps.ts";
import { demoDataJob } from "./job.ts";
import { demoDataRoutes } from "./routes.ts";

/** Filling a fresh business with a believable shop, for trying out: see README.md. */
export function createDemoData(deps: DemoDataDeps): { readonly routes: Route[]; readonly jobs: JobDefinition[] } {
  return { routes: demoDataRoutes(deps), jobs: [demoDataJob(deps)] };
}
