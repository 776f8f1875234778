import type { DocumentPreview } from "@lumbung/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type Draft, previewOf } from "#features/record-movement";
import { useLiveEvents } from "#features/stock-socket";
import { api, queryClient } from "#shared/api";
import { useDebounced } from "#shared/lib";

type PreviewLine = DocumentPreview["lines"][number];
export type PreviewLevel = DocumentPreview["levels"][number];

export interface Effect {
  readonly preview: DocumentPreview | undefined;
  /** What the server says of a line of the draft. */
  readonly lineOf: (lineId: string) => PreviewLine | undefined;
  /** Stock before and after, by SKU and warehouse. */
  readonly levelOf: (variantId: string, warehouseId: string) => PreviewLevel | undefined;
  readonly error: Error | null;
  /** What is shown is of an older state of the draft. */
  readonly isChecking: boolean;
}

const path = "/inventory/movements:preview";

/** What the draft would do if it were recorded now; asked again when it changes and when others move the same stock. */
export function usePreview(draft: Draft): Effect {
  const request = useMemo(() => previewOf(draft), [draft]);
  const asked = useDebounced(request, 250);
  const result = useQuery({
    queryKey: [path, asked?.body],
    queryFn: async ({ signal }) => ({ answer: await api.post(path, { body: asked?.body as never, signal }), lineIds: asked?.lineIds ?? [] }),
    enabled: asked !== undefined,
    placeholderData: asked === undefined ? undefined : keepPreviousData,
    gcTime: 10_000,
    retry: false,
  });
  const moved = useRef<ReadonlySet<string>>(new Set());
  moved.current = useMemo(() => new Set(result.data?.answer.levels.map((level) => `${level.variantId} ${level.warehouseId}`)), [result.data]);
  useLiveEvents(({ levels }) => {
    if (levels.some((level) => moved.current.has(`${level.variantId} ${level.warehouseId}`))) void queryClient.invalidateQueries({ queryKey: [path] });
  });

  const index = useMemo(() => indexed(result.data), [result.data]);
  return {
    preview: result.data?.answer,
    ...index,
    error: result.error,
    isChecking: request !== asked || result.isFetching,
  };
}

function indexed(data: { answer: DocumentPreview; lineIds: readonly string[] } | undefined) {
  const lines = new Map(data?.lineIds.map((id, index) => [id, data.answer.lines[index]]));
  const levels = new Map(data?.answer.levels.map((level) => [`${level.variantId} ${level.warehouseId}`, level]));
  return {
    lineOf: (lineId: string) => lines.get(lineId),
    levelOf: (variantId: string, warehouseId: string) => levels.get(`${variantId} ${warehouseId}`),
  };
}
