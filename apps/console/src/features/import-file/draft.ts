import type { ImportCorrection, ImportField, ImportKind, ImportOpening, ImportSettings, ImportTextRequest } from "@lumbung/sdk";

/** What is asked for besides the file itself. */
type ImportRequest = Omit<ImportTextRequest, "text">;

/** What a wizard has gathered before a file is imported. Empty texts stand for "as found in the file". */
export interface ImportDraft {
  readonly kind: ImportKind;
  readonly file: File;
  readonly warehouseId: string;
  /** Name of a saved way to read files; empty for none. */
  readonly preset: string;
  readonly opening: ImportOpening;
  /** Of products: what becomes of lines whose SKU exists. */
  readonly existing: NonNullable<ImportSettings["existing"]>;
  readonly format: FormatChoices;
  /** Field → column; an empty text leaves the field out, a missing one is as found. */
  readonly columns: Partial<Record<ImportField, string>>;
  readonly corrections: readonly ImportCorrection[];
}

export interface FormatChoices {
  readonly encoding: string;
  readonly delimiter: "" | NonNullable<ImportSettings["delimiter"]>;
  readonly decimalMark: "" | NonNullable<ImportSettings["decimalMark"]>;
  readonly dateOrder: "" | NonNullable<ImportSettings["dateOrder"]>;
}

const asFound: FormatChoices = { encoding: "", delimiter: "", decimalMark: "", dateOrder: "" };

export function newDraft(kind: ImportKind, file: File, warehouseId: string, preset: string): ImportDraft {
  return { kind, file, warehouseId, preset, opening: "auto", existing: "skip", format: asFound, columns: {}, corrections: [] };
}

/** What the server is asked besides the file; what was left as found is left out. */
export function requestOf(draft: ImportDraft, savePreset = ""): ImportRequest {
  const { encoding, delimiter, decimalMark, dateOrder } = draft.format;
  const settings: ImportSettings = {
    ...(encoding === "" ? {} : { encoding }),
    ...(delimiter === "" ? {} : { delimiter }),
    ...(decimalMark === "" ? {} : { decimalMark }),
    ...(dateOrder === "" ? {} : { dateOrder }),
    ...(Object.keys(draft.columns).length === 0 ? {} : { columns: draft.columns }),
    ...(draft.existing === "skip" ? {} : { existing: draft.existing }),
    ...(draft.corrections.length === 0 ? {} : { corrections: [...draft.corrections] }),
  };
  return {
    kind: draft.kind,
    fileName: draft.file.name,
    warehouseId: draft.warehouseId,
    opening: draft.opening,
    settings,
    ...(draft.preset === "" ? {} : { preset: draft.preset }),
    ...(savePreset === "" ? {} : { savePreset }),
  };
}

/** The form that carries a file with its request; the request comes first, so that it is known when the file arrives. */
export function formOf(file: File, request: ImportRequest): FormData {
  const form = new FormData();
  form.set("request", JSON.stringify(request));
  form.set("file", file, file.name);
  return form;
}
