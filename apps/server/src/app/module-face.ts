import type { Consumer, DispatchRule } from "../infrastructure/events/index.ts";
import type { Route } from "../infrastructure/http/index.ts";
import type { JobDefinition, JobSchedule } from "../infrastructure/jobs/index.ts";

/** What a module or flow hands the application besides its use cases; each part may be missing. */
export interface ModuleFace {
  readonly routes?: readonly Route[];
  readonly consumers?: readonly Consumer[];
  readonly dispatch?: readonly DispatchRule[];
  readonly jobs?: readonly JobDefinition[];
  readonly schedules?: readonly JobSchedule[];
}

/** The parts of all modules in one list each, in the order of the modules. */
export function gather(faces: readonly ModuleFace[]): Required<ModuleFace> {
  return {
    routes: faces.flatMap((face) => face.routes ?? []),
    consumers: faces.flatMap((face) => face.consumers ?? []),
    dispatch: faces.flatMap((face) => face.dispatch ?? []),
    jobs: faces.flatMap((face) => face.jobs ?? []),
    schedules: faces.flatMap((face) => face.schedules ?? []),
  };
}
