import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CheckCircle2 } from "lucide-react";
import { useForm } from "react-hook-form";
import { BrokenLink, isLinkInvalid, useLinkToken } from "#features/one-time-link";
import { api, showFieldErrors, useSave } from "#shared/api";
import { Button, EmptyState, Field, PasswordInput, Problem } from "#shared/ui";
import { BarePage } from "#widgets/bare-page";

export default function ResetPage() {
  const { t } = useLingui();
  const token = useLinkToken();
  const form = useForm({ defaultValues: { password: "" } });
  const save = useSave(({ password }: { password: string }) => api.post("/auth/password/reset", { body: { token, password } }));
  const submit = form.handleSubmit((values) => save.mutate(values, { onError: (error) => showFieldErrors(form, error) }));
  const title = <Trans>Choose a new password</Trans>;
  if (token === "" || isLinkInvalid(save.error))
    return (
      <BarePage title={title}>
        <BrokenLink>
          <Link to="/forgot" className="text-accent-text underline">
            <Trans>Ask for a new one</Trans>
          </Link>
        </BrokenLink>
      </BarePage>
    );
  if (save.isSuccess)
    return (
      <BarePage title={title}>
        <EmptyState
          icon={<CheckCircle2 className="size-6" aria-hidden />}
          title={<Trans>The new password is set</Trans>}
          action={
            <Button look="primary" asChild>
              <Link to="/sign-in">
                <Trans>Sign in</Trans>
              </Link>
            </Button>
          }
        >
          <Trans>You are signed out everywhere else.</Trans>
        </EmptyState>
      </BarePage>
    );
  return (
    <BarePage title={title}>
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <Problem error={save.error} />
        <Field label={t`New password`} hint={t`At least 10 characters`} error={form.formState.errors.password?.message}>
          {(control) => (
            <PasswordInput
              {...control}
              autoFocus
              autoComplete="new-password"
              {...form.register("password", { minLength: { value: 10, message: t`Use at least 10 characters.` }, required: t`Use at least 10 characters.` })}
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={save.isPending}>
          <Trans>Set the password</Trans>
        </Button>
      </form>
    </BarePage>
  );
}
