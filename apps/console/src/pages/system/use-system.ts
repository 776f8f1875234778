import { useQuery } from "@tanstack/react-query";
import { get } from "#shared/api";

/** The server's state moves by itself and nobody tells of it, so it is asked for again while one looks. */
const everyMs = 5_000;

export function useStatus() {
  return useQuery({ ...get("/system/status"), refetchInterval: 6 * everyMs });
}

export function useConsumers() {
  return useQuery({ ...get("/system/consumers"), refetchInterval: everyMs });
}

export function useFailedJobs() {
  return useQuery({ ...get("/system/jobs"), refetchInterval: everyMs });
}
