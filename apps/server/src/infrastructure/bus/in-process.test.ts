import { createInProcessBus } from "./in-process.ts";
import { busContract } from "./testing.ts";

busContract("in process", { crossesProcesses: false }, () => ({ connect: createInProcessBus }));
