const browsers: ReadonlyArray<readonly [name: string, mark: RegExp]> = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
];

const systems: ReadonlyArray<readonly [name: string, mark: RegExp]> = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
];

export interface DeviceName {
  readonly browser: string | undefined;
  readonly system: string | undefined;
  readonly isPhone: boolean;
}

/** What a User-Agent header says of the device, as far as a person can use it. Order matters: most browsers also claim to be others. */
export function deviceName(userAgent: string | null): DeviceName {
  const text = userAgent ?? "";
  const first = (table: typeof browsers) => table.find(([, mark]) => mark.test(text))?.[0];
  const system = first(systems);
  return { browser: first(browsers), system, isPhone: system === "iPhone" || (system === "Android" && /\bMobile\b/.test(text)) };
}
