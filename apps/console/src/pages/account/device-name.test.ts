import { expect, test } from "vitest";
import { deviceName } from "./device-name.ts";

test("browsers that claim to be others are told apart", () => {
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  expect(deviceName(chrome)).toEqual({ browser: "Chrome", system: "Linux", isPhone: false });
  expect(deviceName(`${chrome} Edg/140.0.0.0`).browser).toBe("Edge");
  expect(deviceName("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15")).toEqual({
    browser: "Safari",
    system: "macOS",
    isPhone: false,
  });
});

test("phones are known", () => {
  const android = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36";
  expect(deviceName(android)).toEqual({ browser: "Samsung Internet", system: "Android", isPhone: true });
  expect(deviceName(android.replace(" Mobile", "")).isPhone).toBe(false);
  expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/130.0 Mobile/15E148 Safari/604.1")).toEqual({
    browser: "Chrome",
    system: "iPhone",
    isPhone: true,
  });
});

test("programs and missing headers are nothing one knows", () => {
  for (const text of [null, "", "curl/8.9"]) expect(deviceName(text)).toEqual({ browser: undefined, system: undefined, isPhone: false });
});
