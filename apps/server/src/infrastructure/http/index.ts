export { parseJson } from "./parse-json.ts";
export {
  type Access,
  type HttpExchange,
  type IdempotencyClaim,
  type PublicCtx,
  RawJson,
  type Route,
  type RouteRequest,
  route,
  successStatus,
} from "./route.ts";
