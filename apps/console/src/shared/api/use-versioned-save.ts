import { LumbungError } from "@lumbung/sdk";
import type { QueryKey } from "@tanstack/react-query";
import { useState } from "react";
import { changesOf, mergeEdits, withTheirs } from "#shared/lib";
import { type Save, useSave } from "./use-save.ts";

interface Version<Values> {
  readonly values: Values;
  readonly version: number;
}

interface VersionedSaveOptions<Thing, Values> {
  /** What is edited, as it was when the edit began. */
  readonly thing: Thing;
  /** The fields that are edited, and the version they are of; undefined where that part of the thing is gone. */
  readonly read: (thing: Thing) => Version<Values> | undefined;
  /** Loads the thing as it is now, after somebody else has saved it. */
  readonly reload: () => Promise<Thing>;
  readonly write: (changes: Partial<Values>, version: number, save: Save) => Promise<Thing>;
  readonly invalidates?: readonly QueryKey[];
  readonly onSaved: (saved: Thing) => void;
  /** What the form shows from now on, since theirs was taken. */
  readonly onTake: (values: Values) => void;
  readonly onError: (error: unknown) => void;
}

interface Conflict<Values> {
  readonly mine: Values;
  readonly theirs: Version<Values>;
  readonly fields: ReadonlyArray<keyof Values & string>;
}

/**
 * Saves the fields that were changed. Where somebody else has saved meanwhile, changes to other fields go on top of
 * theirs; where both have changed the same one, `conflict` tells both for the person to choose (see `VersionConflict`).
 */
export function useVersionedSave<Thing, Values extends object>(options: VersionedSaveOptions<Thing, Values>) {
  const { thing, read, reload, write, invalidates, onSaved, onTake, onError } = options;
  const [base, setBase] = useState(() => read(thing));
  const [conflict, setConflict] = useState<Conflict<Values>>();
  const save = useSave(({ changes, version }: { changes: Partial<Values>; version: number }, key) => write(changes, version, key), {
    ...(invalidates === undefined ? {} : { invalidates }),
    onSaved,
  });

  function send(mine: Values, from: Version<Values>): void {
    const changes = changesOf(from.values, mine);
    setConflict(undefined);
    if (Object.keys(changes).length === 0) {
      onSaved(thing);
      return;
    }
    const input = { changes, version: from.version };
    save.mutate(input, {
      onError: (error) => void (error instanceof LumbungError && error.code === "VERSION_CONFLICT" ? compare(mine, from).catch(onError) : onError(error)),
    });
  }
  async function compare(mine: Values, from: Version<Values>): Promise<void> {
    const theirs = read(await reload());
    if (theirs === undefined) return;
    const { values, clashes } = mergeEdits(from.values, mine, theirs.values);
    setBase(theirs);
    if (clashes.length === 0) send(values, theirs);
    else setConflict({ mine: values, theirs, fields: clashes });
  }

  return {
    save,
    conflict,
    submit: (mine: Values) => base && send(mine, base),
    keepMine: () => conflict && send(conflict.mine, conflict.theirs),
    takeTheirs: () => {
      if (conflict === undefined) return;
      onTake(withTheirs(conflict.mine, conflict.theirs.values, conflict.fields));
      setConflict(undefined);
      save.reset();
    },
  };
}
