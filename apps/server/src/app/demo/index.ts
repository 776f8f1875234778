import type { Closers } from "../closers.ts";
import type { App } from "../compose.ts";
import type { Infrastructure } from "../infrastructure.ts";
import { costShare, demoOwner, prepareDemo } from "./prepare-demo.ts";
import { startReplay } from "./replay.ts";

export interface Demo {
  /** Tells how one signs in and begins to trade; stops with the server. */
  begin(closers: Closers): void;
}

/** Fills the server with the demo shop, or goes on with it. Throws StartError when its data folder belongs to somebody. */
export async function startDemo(app: App, infrastructure: Infrastructure, print: (line: string) => void): Promise<Demo> {
  const shop = await prepareDemo(app, infrastructure, print);
  return {
    begin: (closers) => {
      print(
        [
          "  This is the demo shop: real trade of a UK retailer (UCI Online Retail, CC BY 4.0), moved to these days.",
          `  Costs are not in the data: they are set to ${costShare * 100} % of the price, so that stock has a value.`,
          "",
          `    Sign in as ${demoOwner.email} with the password ${demoOwner.password}`,
          "",
        ].join("\n"),
      );
      const replay = startReplay(app, shop, print, (error) => infrastructure.telemetry.log.error({ err: error }, "the demo stopped trading"));
      closers.add("demo", () => replay.stop());
    },
  };
}
