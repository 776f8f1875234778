import { describeApi } from "../describe-api.ts";
import type { Command } from "./command.ts";

/** Prints the API's description; needs no database. */
export const openapi: Command = {
  usage: "openapi",
  summary: "Print the OpenAPI document of the HTTP API",
  run: async ({ print }) => {
    print(JSON.stringify(describeApi(), null, 2));
    return 0;
  },
};
