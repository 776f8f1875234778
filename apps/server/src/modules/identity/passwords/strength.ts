import { AppError } from "../../../shared/errors.ts";

const lengthMin = 10;

/** The most used passwords that are long enough to pass by their length. */
const common = new Set(
  `1234567890 0123456789 9876543210 0987654321 12345678910 123456789a 1234567891 1111111111 0000000000 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz2wsx3edc qazwsxedcrfv qwertyuiop qwertyuiop123 qwerty12345 qwerty123456 qwerty1234 asdfghjkl123 zxcvbnm123 qwer1234qwer
  password12 password123 password1234 password12345 passwordpassword password123! password2024 password2025 password2026 passw0rd123
  p@ssw0rd123 p@ssword123 passw0rd!! mypassword mypassword1 changeme123 changeme1234 changemenow letmein123 letmein1234 letmeinplease
  welcome123 welcome1234 welcome12345 iloveyou12 iloveyou123 iloveyou1234 iloveyousomuch administrator administrator1 admin12345
  admin123456 adminadmin adminadmin123 superadmin superman123 sunshine123 princess123 football123 baseball123 basketball dragon12345
  monkey12345 abcdefghij abcdefghijk abcd123456 abcde12345 abc1234567 a123456789 a1234567890 aa12345678 q1w2e3r4t5 secret12345
  secretpassword testtest123 test123456 test1234567 testpassword default123 computer123 internet123 samsung123 michael123
  indonesia123 bismillah123 sayangku123 rahasia123 katasandi123 matkhau123 matkhau1234 lumbung123 lumbunglumbung trustno1trustno1
  correcthorsebatterystaple whatever123 starwars123 liverpool123 manchester chelsea123 barcelona123 1234554321 123123123123 1212121212
  123321123321 112233445566 1122334455 11223344556677 1029384756 147258369147 159753456852 7777777777 9999999999 5555555555`.split(/\s+/),
);

/** Throws WEAK_PASSWORD for one that is short, common, the same letter over and over, or the account's own e-mail. */
export function assertStrongPassword(password: string, email: string): void {
  const plain = password.normalize("NFKC").trim().toLowerCase();
  const account = email.trim().toLowerCase();
  const weak = (detail: string) => new AppError("WEAK_PASSWORD", { lengthMin }, { detail });
  if ([...plain].length < lengthMin) throw weak(`The password has fewer than ${lengthMin} characters.`);
  if (plain === account || plain === account.split("@")[0]) throw weak("The password is the e-mail address.");
  if (new Set(plain).size < 3) throw weak("The password repeats the same characters.");
  if (common.has(plain)) throw weak("The password is one of the most common ones.");
}
