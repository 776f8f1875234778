export interface EachFailure<Item> {
  readonly item: Item;
  readonly error: unknown;
}

/** Does the same to many things, a few at a time, and goes on past those that are refused. Tells how many are done. */
export async function runEach<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
  onProgress: (done: number) => void = () => undefined,
  parallel = 4,
): Promise<Array<EachFailure<Item>>> {
  const failures: Array<EachFailure<Item>> = [];
  let next = 0;
  let done = 0;
  async function worker(): Promise<void> {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      try {
        await act(item);
      } catch (error) {
        failures.push({ item, error });
      }
      onProgress(++done);
    }
  }
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
  return failures;
}
