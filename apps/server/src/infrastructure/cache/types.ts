interface CacheOptions {
  /** How long a value is fresh; jitter of up to 10 % is taken off, so that values of one moment do not expire together. */
  readonly ttlMs: number;
  /** Names under which it is invalidated; each starts with the tenant's id. */
  readonly tags: readonly string[];
}

/** Values that may be a moment old. Decisions about stock and money never come from here. */
export interface Cache {
  /**
   * The value of `key`, loaded when it is not fresh: once for all who ask at the same time. When loading fails, an
   * expired value is served for a while instead of the error. Values are plain data and must not be changed by callers.
   * @param key starts with the tenant's id
   */
  getOrSet<T>(key: string, options: CacheOptions, load: () => Promise<T>): Promise<T>;
  /**
   * Forgets every value with one of the tags, here at once and in other processes a moment later. Call it after commit
   * (`ctx.tx.afterCommit`); a load that began before is not kept.
   */
  invalidateTags(tags: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
