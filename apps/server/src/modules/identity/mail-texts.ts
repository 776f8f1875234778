import type { MailMessage } from "../../infrastructure/mail/index.ts";

type Text = Pick<MailMessage, "subject" | "text">;

interface Language {
  hello(name: string): string;
  resetSubject: string;
  resetAsk: string;
  resetEnd(hours: number): string;
  inviteSubject(by: string, business: string): string;
  inviteAsk(by: string, business: string): string;
  inviteEnd(days: number): string;
}

const en: Language = {
  hello: (name) => `Hello ${name},`,
  resetSubject: "Set a new password",
  resetAsk: "someone, probably you, asked for a new password. Set it here:",
  resetEnd: (hours) => `The link works once and ends after ${hours} h. If it was not you, do nothing: your password stays as it is.`,
  inviteSubject: (by, business) => `${by} invites you to ${business}`,
  inviteAsk: (by, business) => `${by} invites you to join ${business}. Accept here:`,
  inviteEnd: (days) => `The link works once and ends after ${days} days. If you do not know the sender, do nothing.`,
};

/** The console's languages. */
const languages: Record<string, Language> = {
  en,
  id: {
    hello: (name) => `Halo ${name},`,
    resetSubject: "Atur kata sandi baru",
    resetAsk: "seseorang, mungkin Anda, meminta kata sandi baru. Atur di sini:",
    resetEnd: (hours) => `Tautan ini hanya dapat dipakai sekali dan berakhir setelah ${hours} jam. Jika bukan Anda, abaikan: kata sandi Anda tidak berubah.`,
    inviteSubject: (by, business) => `${by} mengundang Anda ke ${business}`,
    inviteAsk: (by, business) => `${by} mengundang Anda bergabung dengan ${business}. Terima di sini:`,
    inviteEnd: (days) => `Tautan ini hanya dapat dipakai sekali dan berakhir setelah ${days} hari. Jika Anda tidak mengenal pengirimnya, abaikan.`,
  },
  ar: {
    hello: (name) => `مرحبًا ${name}،`,
    resetSubject: "تعيين كلمة مرور جديدة",
    resetAsk: "طلب شخص ما، غالبًا أنت، كلمة مرور جديدة. عيّنها هنا:",
    resetEnd: (hours) => `يعمل الرابط مرة واحدة وينتهي بعد ${hours} ساعة. إن لم تكن أنت من طلب ذلك فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.`,
    inviteSubject: (by, business) => `يدعوك ${by} إلى ${business}`,
    inviteAsk: (by, business) => `يدعوك ${by} للانضمام إلى ${business}. اقبل الدعوة هنا:`,
    inviteEnd: (days) => `يعمل الرابط مرة واحدة وينتهي بعد ${days} أيام. إن كنت لا تعرف المرسل فلا تفعل شيئًا.`,
  },
  vi: {
    hello: (name) => `Xin chào ${name},`,
    resetSubject: "Đặt mật khẩu mới",
    resetAsk: "có người, có lẽ là bạn, đã yêu cầu mật khẩu mới. Đặt mật khẩu tại đây:",
    resetEnd: (hours) => `Liên kết chỉ dùng được một lần và hết hạn sau ${hours} giờ. Nếu không phải bạn, hãy bỏ qua: mật khẩu của bạn không thay đổi.`,
    inviteSubject: (by, business) => `${by} mời bạn tham gia ${business}`,
    inviteAsk: (by, business) => `${by} mời bạn tham gia ${business}. Chấp nhận tại đây:`,
    inviteEnd: (days) => `Liên kết chỉ dùng được một lần và hết hạn sau ${days} ngày. Nếu bạn không quen người gửi, hãy bỏ qua.`,
  },
  sw: {
    hello: (name) => `Habari ${name},`,
    resetSubject: "Weka nenosiri jipya",
    resetAsk: "mtu fulani, huenda ni wewe, ameomba nenosiri jipya. Liweke hapa:",
    resetEnd: (hours) => `Kiungo hiki hutumika mara moja tu na huisha baada ya saa ${hours}. Ikiwa si wewe, usifanye chochote: nenosiri lako halibadiliki.`,
    inviteSubject: (by, business) => `${by} anakualika kwenye ${business}`,
    inviteAsk: (by, business) => `${by} anakualika ujiunge na ${business}. Kubali hapa:`,
    inviteEnd: (days) => `Kiungo hiki hutumika mara moja tu na huisha baada ya siku ${days}. Ikiwa humjui mtumaji, usifanye chochote.`,
  },
};

/** @param locale a language tag; English where its language is none of ours */
function languageOf(locale: string): Language {
  return languages[locale.split("-")[0]?.toLowerCase() ?? ""] ?? en;
}

/** The mail with the link to a new password. */
export function resetMail(input: { locale: string; name: string; link: string; hours: number }): Text {
  const t = languageOf(input.locale);
  return { subject: t.resetSubject, text: letter(t.hello(input.name), t.resetAsk, input.link, t.resetEnd(input.hours)) };
}

/** The mail with the link of an invitation, in the language of the business. */
export function invitationMail(input: { locale: string; name: string; businessName: string; invitedBy: string; link: string; days: number }): Text {
  const t = languageOf(input.locale);
  const [by, business] = [oneLine(input.invitedBy), oneLine(input.businessName)];
  return { subject: t.inviteSubject(by, business), text: letter(t.hello(oneLine(input.name)), t.inviteAsk(by, business), input.link, t.inviteEnd(input.days)) };
}

function letter(...paragraphs: string[]): string {
  return paragraphs.join("\n\n");
}

/** Names are typed by people; a subject has one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
