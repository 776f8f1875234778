export { LumbungError } from "@lumbung/sdk";
export { api } from "./client.ts";
export { showFieldErrors } from "./form-errors.ts";
export { type Failure, type FieldProblem, failureOf, fieldProblems } from "./problem.ts";
export { get, type ListData, list, type Page, useInfiniteList } from "./queries.ts";
export { isPassing, queryClient } from "./query-client.ts";
export { currentToken, forgetSession, keepSession, onToken, renewSession, type SessionStatus, signIn, signOut, useSession } from "./session.ts";
export { type Save, useSave } from "./use-save.ts";
export { useVersionedSave } from "./use-versioned-save.ts";
