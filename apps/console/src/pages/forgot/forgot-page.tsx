import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { MailCheck } from "lucide-react";
import { useForm } from "react-hook-form";
import { api, useSave } from "#shared/api";
import { Button, EmptyState, Field, Input, Problem } from "#shared/ui";
import { BarePage } from "#widgets/bare-page";

export default function ForgotPage() {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { email: "" } });
  const save = useSave(({ email }: { email: string }) => api.post("/auth/password/forgot", { body: { email } }));
  if (save.isSuccess)
    return (
      <BarePage title={<Trans>Look into your mail</Trans>}>
        <EmptyState icon={<MailCheck className="size-6" aria-hidden />} title={<Trans>A link is on its way</Trans>} action={<BackToSignIn />}>
          <Trans>
            If the address belongs to an account, a link to choose a new password arrives within minutes. Without a mail server, it is in the log of the server.
          </Trans>
        </EmptyState>
      </BarePage>
    );
  return (
    <BarePage title={<Trans>Forgot your password?</Trans>} intro={<Trans>We send you a link to choose a new one.</Trans>}>
      <form className="grid gap-4" onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        <Problem error={save.error} />
        <Field label={t`E-mail`} error={form.formState.errors.email?.message}>
          {(control) => (
            <Input
              {...control}
              type="email"
              dir="ltr"
              autoComplete="username"
              autoFocus
              {...form.register("email", { required: t`Enter your e-mail address.` })}
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={save.isPending}>
          <Trans>Send the link</Trans>
        </Button>
        <BackToSignIn />
      </form>
    </BarePage>
  );
}

function BackToSignIn() {
  return (
    <Link to="/sign-in" className="control inline-flex items-center justify-self-center text-accent-text underline-offset-4 hover:underline">
      <Trans>Back to the sign-in</Trans>
    </Link>
  );
}
