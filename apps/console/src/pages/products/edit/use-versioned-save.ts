import type { Product } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, get, LumbungError, type Save, useSave } from "#shared/api";
import { refreshProducts } from "../parts/archive-products.ts";
import { changesOf, clashesOf, merged } from "./merge.ts";

interface Version<Values> {
  readonly values: Values;
  readonly version: number;
}

interface Options<Values> {
  readonly product: Product;
  /** The part of the product that is edited; undefined where it is gone. */
  readonly read: (product: Product) => Values | undefined;
  readonly write: (changes: Partial<Values>, version: number, save: Save) => Promise<Product>;
  readonly onSaved: (product: Product) => void;
  /** What the form shows from now on, because theirs was taken. */
  readonly onTake: (values: Values) => void;
  readonly onError: (error: unknown) => void;
}

interface Attempt<Values> extends Version<Values> {
  readonly changes: Partial<Values>;
}

/**
 * Saves the fields that were changed. Where somebody else has saved meanwhile, changes to other fields go on top of
 * theirs; where both changed the same, `conflict` tells both and the person chooses.
 */
export function useVersionedSave<Values extends object>({ product, read, write, onSaved, onTake, onError }: Options<Values>) {
  const client = useQueryClient();
  const [base, setBase] = useState<Version<Values> | undefined>(() => versionOf(product));
  const [conflict, setConflict] = useState<{ mine: Values; theirs: Version<Values>; fields: Array<keyof Values & string> }>();
  const save = useSave(({ changes, version }: Attempt<Values>, key) => write(changes, version, key), {
    onSaved: (saved) => {
      client.setQueryData(get("/products/{id}", { params: { id: saved.id } }).queryKey, saved);
      void refreshProducts(client);
      onSaved(saved);
    },
  });

  function versionOf(of: Product): Version<Values> | undefined {
    const values = read(of);
    return values && { values, version: of.version };
  }
  function send(mine: Values, from: Version<Values>): void {
    const changes = changesOf(from.values, mine);
    setConflict(undefined);
    if (Object.keys(changes).length === 0) {
      onSaved(product);
      return;
    }
    save.mutate(
      { values: mine, version: from.version, changes },
      { onError: (error) => (error instanceof LumbungError && error.code === "VERSION_CONFLICT" ? void compare(mine, from).catch(onError) : onError(error)) },
    );
  }
  async function compare(mine: Values, from: Version<Values>): Promise<void> {
    const theirs = versionOf(await api.get("/products/{id}", { params: { id: product.id } }));
    if (theirs === undefined) return;
    const fields = clashesOf(from.values, mine, theirs.values);
    const next = merged(from.values, mine, theirs.values, true);
    setBase(theirs);
    if (fields.length === 0) send(next, theirs);
    else setConflict({ mine: next, theirs, fields });
  }

  return {
    save,
    conflict,
    submit: (mine: Values) => base && send(mine, base),
    keepMine: () => conflict && send(conflict.mine, conflict.theirs),
    takeTheirs: () => {
      if (conflict === undefined) return;
      const kept = Object.fromEntries(conflict.fields.map((field) => [field, conflict.theirs.values[field]]));
      onTake({ ...conflict.mine, ...kept });
      setConflict(undefined);
      save.reset();
    },
  };
}
