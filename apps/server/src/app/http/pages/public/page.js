import { texts } from "./texts.js";

const storageKey = "lumbung.language";
const wanted = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
export const language = wanted in texts ? wanted : "en";

/** For dates and numbers: the reader's own region of the language. */
export const region = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;

/** The text of `key` in the reader's language, with `{names}` filled in. */
export function t(key, values = {}) {
  return (texts[language][key] ?? key).replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
}

export const find = (selector) => document.querySelector(selector);

/** An element with text and attributes; never HTML, so that no name of a product can become markup. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Puts the page into the reader's language and direction. */
export function preparePage(titleKey) {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = `${t(titleKey)} · Lumbung`;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  const select = find("#language");
  select.value = language;
  select.addEventListener("change", () => {
    localStorage.setItem(storageKey, select.value);
    const url = new URL(location.href);
    url.searchParams.delete("lang");
    // The fragment may hold a one-time token: it stays.
    if (url.href === location.href) location.reload();
    else location.replace(url);
  });
}

/** The one-time token of a link. It stands in the fragment, which no server and no log gets to see. */
export function tokenOfLink() {
  return new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
}
