import type { Route } from "../infrastructure/http/index.ts";

/** What a module or flow hands the application besides its use cases; each part may be missing. */
export interface ModuleFace {
  readonly routes?: readonly Route[];
}

/** The parts of all modules in one list each, in the order of the modules. */
export function gather(faces: readonly ModuleFace[]) {
  return { routes: faces.flatMap((face) => face.routes ?? []) };
}
