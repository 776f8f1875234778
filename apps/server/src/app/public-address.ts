/** The address people use: PUBLIC_URL, or the one the server came to listen on, which is known only afterwards. */
export interface PublicAddress {
  /** Without a slash at the end. */
  url(): string;
  listening(address: string): void;
}

export function createPublicAddress(config: { PUBLIC_URL?: string | undefined; HOST: string; PORT: number }): PublicAddress {
  let address = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  return {
    url: () => address.replace(/\/+$/, ""),
    listening: (actual) => {
      if (config.PUBLIC_URL === undefined) address = actual;
    },
  };
}
