import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

/** What a write is given besides its input: the key that makes it safe to send again. */
export interface Save {
  readonly idempotencyKey: string;
}

export interface SaveOptions<Input, Output> {
  /** Keys of what is stale afterwards; each one stands for all keys that begin with it. */
  readonly invalidates?: readonly QueryKey[];
  readonly onSaved?: (output: Output, input: Input) => void;
  /** Changes cached answers at once, before the server has answered; answers with how to take that back. */
  readonly optimistic?: (input: Input) => () => void;
}

/**
 * A write. As long as the same input is sent, it goes under the same Idempotency-Key, so a second try after a lost answer
 * does nothing twice; other input, or a success, begins a new one.
 */
export function useSave<Input, Output>(
  write: (input: Input, save: Save) => Promise<Output>,
  options: SaveOptions<Input, Output> = {},
): UseMutationResult<Output, Error, Input, (() => void) | undefined> {
  const client = useQueryClient();
  const attempt = useRef<{ text: string; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: (input: Input) => {
      const text = fingerprint(input);
      if (attempt.current?.text !== text) attempt.current = { text, key: newKey() };
      return write(input, { idempotencyKey: attempt.current.key });
    },
    onMutate: (input) => options.optimistic?.(input),
    onError: (_error, _input, undo) => undo?.(),
    onSuccess: (output, input) => {
      attempt.current = undefined;
      options.onSaved?.(output, input);
      for (const queryKey of options.invalidates ?? []) invalidate(queryKey);
    },
  });

  /** A path stands for the answer and for its list. */
  function invalidate(queryKey: QueryKey): void {
    void client.invalidateQueries({ queryKey });
    if (queryKey.length === 1) void client.invalidateQueries({ queryKey: ["list", ...queryKey] });
  }
}

function fingerprint(input: unknown): string {
  return input instanceof FormData ? newKey() : (JSON.stringify(input) ?? "");
}

/** `crypto.randomUUID` is missing where the page came without HTTPS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
