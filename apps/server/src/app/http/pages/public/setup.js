import { call } from "./api.js";
import { onSubmit, showBrokenLink } from "./form.js";
import { find, language, preparePage, tokenOfLink } from "./page.js";

preparePage("setUpTitle");
const form = find("form");
const token = tokenOfLink();
if (token === "") showBrokenLink(form);

const names = new Intl.DisplayNames([language], { type: "currency" });
form.currency.append(...Intl.supportedValuesOf("currency").map((code) => new Option(`${code} · ${names.of(code)}`, code)));
form.currency.value = "IDR";
form.timeZone.append(...Intl.supportedValuesOf("timeZone").map((zone) => new Option(zone.replaceAll("_", " "), zone)));
form.timeZone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (form.timeZone.value === "") {
  form.timeZone.append(new Option("UTC", "UTC"));
  form.timeZone.value = "UTC";
}

onSubmit(form, async (values) => {
  await call("POST", "/auth/setup", { ...values, locale: navigator.language.startsWith(language) ? navigator.language : language, token });
  location.replace("/");
});
