import { call } from "./api.js";
import { onSubmit, showBrokenLink } from "./form.js";
import { find, preparePage, t, tokenOfLink } from "./page.js";

preparePage("accept");
const form = find("form");
const token = tokenOfLink();

async function showInvitation() {
  const invitation = await call("POST", "/invitations/look-up", { token });
  find("h1").textContent = t("acceptTitle", { business: invitation.businessName });
  find("#intro").textContent = t("acceptIntro", { email: invitation.email });
  find("#hint").textContent = t(invitation.hasAccount ? "acceptKnown" : "passwordHint");
  find("#name").hidden = invitation.hasAccount;
  form.name.value = invitation.name;
  form.password.autocomplete = invitation.hasAccount ? "current-password" : "new-password";
  form.hidden = false;
}

if (token === "") showBrokenLink(form);
else
  showInvitation().catch((error) => {
    find("#broken").hidden = false;
    find("#broken").textContent = [error.message, error.fix].filter(Boolean).join(" ");
  });

onSubmit(form, async (values) => {
  await call("POST", "/invitations/accept", { token, password: values.password, name: values.name || undefined });
  location.replace("/");
});
