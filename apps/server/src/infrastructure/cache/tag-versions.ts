const tagsMax = 10_000;

/**
 * When each tag was last invalidated, as a number that only grows. A value is stored under its key AND the version of
 * its tags at the moment its loading began; invalidating moves the version on, so a load that began before can neither
 * be joined nor found afterwards, however late it ends.
 */
export function createTagVersions() {
  let counter = 0;
  /** Version of every tag that is not in the map: forgetting tags invalidates them, which is safe. */
  let floor = 0;
  const versions = new Map<string, number>();
  return {
    of(tags: readonly string[]): number {
      let version = floor;
      for (const tag of tags) {
        const own = versions.get(tag);
        if (own !== undefined && own > version) version = own;
      }
      return version;
    },
    invalidate(tags: readonly string[]): void {
      counter += 1;
      for (const tag of tags) versions.set(tag, counter);
      if (versions.size <= tagsMax) return;
      versions.clear();
      floor = ++counter;
    },
  };
}
