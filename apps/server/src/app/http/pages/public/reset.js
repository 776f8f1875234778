import { call } from "./api.js";
import { onSubmit, showBrokenLink } from "./form.js";
import { find, preparePage, t, tokenOfLink } from "./page.js";

preparePage("resetTitle");
const form = find("form");
const token = tokenOfLink();
if (token === "") showBrokenLink(form);

onSubmit(form, async (values) => {
  await call("POST", "/auth/password/reset", { token, password: values.password });
  form.replaceChildren(Object.assign(document.createElement("p"), { className: "done", textContent: t("resetDone") }));
  find("#onward").hidden = false;
});
