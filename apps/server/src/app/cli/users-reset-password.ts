import { type Command, UsageError } from "./command.ts";

/** For whoever is locked out where no mail server is set: prints a one-time link. */
export const usersResetPassword: Command = {
  usage: "users reset-password EMAIL",
  summary: "Print a one-time link to set a new password, valid for an hour",
  run: async ({ args, config, open, print }) => {
    const [email] = args;
    if (email === undefined || args.length > 1) throw new UsageError("Give one e-mail address.");
    const { app } = await open();
    const link = await app.modules.identity.issueResetLink(email);
    if (link === undefined) throw new UsageError(`Nobody here has the e-mail ${email}.`);
    print(link);
    if (config.PUBLIC_URL === undefined) print("Where the server is reached under another address, put that in front of /reset (or set PUBLIC_URL).");
    return 0;
  },
};
