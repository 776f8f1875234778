import { z } from "zod";
import { Uuid } from "./common.ts";

/** How far work in the background is. */
export const JobProgress = z.object({
  id: z.string(),
  state: z.enum(["waiting", "running", "finished", "failed"]),
  fraction: z.number().min(0).max(1),
  error: z.string().nullable().meta({ description: "Why it failed" }),
});
export type JobProgress = z.infer<typeof JobProgress>;
export const JobIdParams = z.object({ id: Uuid });
