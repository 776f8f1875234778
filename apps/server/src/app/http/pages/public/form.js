import { find, t } from "./page.js";

/** Sends a form through `submit`, shows what is wrong, and keeps a second click from sending twice. */
export function onSubmit(form, submit) {
  const problem = form.querySelector(".problem");
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    button.disabled = true;
    try {
      await submit(Object.fromEntries(new FormData(form)));
    } catch (error) {
      problem.textContent = [error.message, error.fix].filter(Boolean).join(" ");
      form.querySelector("input")?.focus();
    } finally {
      button.disabled = false;
    }
  });
}

/** Says that a link is not whole, in place of the form. */
export function showBrokenLink(form) {
  form.hidden = true;
  find("#broken").hidden = false;
  find("#broken").textContent = t("linkMissing");
}
