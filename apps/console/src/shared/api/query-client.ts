import { LumbungError } from "@lumbung/sdk";
import { QueryClient } from "@tanstack/react-query";

/**
 * Keys of cached answers: `[path, query?]` for what `api.get` answers, `["list", path, query]` for lists that load page
 * after page. What arrives over the live connection finds them by their path.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      // The client has already tried again where that helps.
      retry: false,
      refetchOnWindowFocus: true,
      networkMode: "always",
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/** A refusal will be the same the next time; only what never got an answer is worth asking for again. */
export function isPassing(error: unknown): boolean {
  return error instanceof LumbungError && (error.status === 0 || error.status >= 500 || error.status === 429);
}
