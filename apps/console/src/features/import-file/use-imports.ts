import type { Import, ImportPreview } from "@lumbung/sdk";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, get, useSave } from "#shared/api";
import { useDebounced } from "#shared/lib";
import { formOf, type ImportDraft, requestOf } from "./draft.ts";

/** Files have no identity of their own: name, size and time stand for their content in keys. */
const stampOf = ({ name, size, lastModified }: File) => `${name}/${size}/${lastModified}`;

/** How the file of a draft is read and what importing it would do; asked again a moment after the draft has changed. */
export function useImportPreview(draft: ImportDraft) {
  const settled = useDebounced(draft, 400);
  const request = requestOf(settled);
  const preview = useQuery<ImportPreview>({
    queryKey: ["import-preview", stampOf(settled.file), request],
    queryFn: ({ signal }) => api.post("/imports/preview", { body: formOf(settled.file, request), signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return { ...preview, isChecking: preview.isFetching || settled !== draft };
}

/** Begins the import of a draft. The same draft sent again after a lost answer is the same import. */
export function useStartImport(draft: ImportDraft, onStarted: (started: Import) => void) {
  return useSave(
    ({ savePreset }: { savePreset: string; stamp: string; draft: unknown }, key) =>
      api.post("/imports", { body: formOf(draft.file, requestOf(draft, savePreset)), ...key }),
    { invalidates: [["/imports"], ["/import-presets"]], onSaved: onStarted },
  );
}

/** What identifies a start: sent under the same key as long as it is the same. */
export function startOf(draft: ImportDraft, savePreset: string) {
  return { savePreset, stamp: stampOf(draft.file), draft: requestOf(draft, savePreset) };
}

const isUnderWay = (one: Import | undefined) => one?.status === "waiting" || one?.status === "running";

/** One import, followed twice a second until it has ended; what it brought is then loaded anew everywhere. */
export function useImport(id: string) {
  const client = useQueryClient();
  const query = useQuery({ ...get("/imports/{id}", { params: { id } }), refetchInterval: ({ state }) => (isUnderWay(state.data) ? 500 : false) });
  const underWay = isUnderWay(query.data);
  useEffect(() => {
    if (!underWay) return;
    return () => void client.invalidateQueries();
  }, [underWay, client]);
  return query;
}
