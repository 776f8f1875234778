import { expect, test } from "vitest";
import { invitationMail, resetMail } from "./mail-texts.ts";

const link = "https://shop.example.org/reset#token=abc";

test.each(["en", "id-ID", "ar", "vi-VN", "sw-KE"])("both mails in %s name the person and carry the link on a line of its own", (locale) => {
  const invitation = { locale, name: "Ayu", businessName: "Toko Ayu", invitedBy: "Siti", link, days: 7 };
  for (const mail of [resetMail({ locale, name: "Ayu", link, hours: 1 }), invitationMail(invitation)]) {
    expect(mail.text).toContain("Ayu");
    expect(mail.text.split("\n")).toContain(link);
    expect(mail.subject).not.toMatch(/\n/);
  }
});

test("another language gets English, and nobody smuggles a line into the subject", () => {
  expect(resetMail({ locale: "fr-FR", name: "Ayu", link, hours: 1 }).subject).toBe("Set a new password");
  const mail = invitationMail({ locale: "en", name: "Ayu", businessName: "Toko\r\nBcc: all@example.org", invitedBy: "Siti", link, days: 7 });
  expect(mail.subject).toBe("Siti invites you to Toko Bcc: all@example.org");
});
