import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useRouter } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { signIn, useSave } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { Button, Field, Input, PasswordInput, Problem } from "#shared/ui";
import { BarePage } from "#widgets/bare-page";
import { signInSearch } from "./search.ts";

export default function SignInPage() {
  const { t } = useLingui();
  const router = useRouter();
  const [{ next }] = useUrlState(signInSearch);
  const form = useForm({ defaultValues: { email: "", password: "" } });
  const save = useSave(({ email, password }: { email: string; password: string }) => signIn(email, password), {
    // Only a path: nobody is led to another site by a link to this page.
    onSaved: () => void router.navigate({ href: /^\/(?![/\\])/.test(next) ? next : "/", replace: true }),
  });
  return (
    <BarePage title={<Trans>Sign in</Trans>}>
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
        <Field label={t`Password`} error={form.formState.errors.password?.message}>
          {(control) => <PasswordInput {...control} autoComplete="current-password" {...form.register("password", { required: t`Enter your password.` })} />}
        </Field>
        <Button type="submit" look="primary" busy={save.isPending}>
          <Trans>Sign in</Trans>
        </Button>
        <Link to="/forgot" className="control inline-flex items-center justify-self-center text-accent-text underline-offset-4 hover:underline">
          <Trans>Forgot your password?</Trans>
        </Link>
      </form>
    </BarePage>
  );
}
