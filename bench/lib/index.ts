export { driveHttp, type HttpLoad, type HttpLoadResult, httpRequest } from "./http-load.ts";
export { type MeasuredPage, measurePage } from "./page-metrics.ts";
export { bestOf, drivePostgres, type RawLoad } from "./raw-postgres.ts";
export { type Benchmark, type BenchOptions, type BenchReport, printReport, say } from "./report.ts";
export { type BenchServer, type BenchServerOptions, startServer } from "./server.ts";
export { openSocket, type SocketClient } from "./socket-client.ts";
export { Latencies, type LoadResult, round, seededRandom } from "./stats.ts";
