import { Trans, useLingui } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import { api, showFieldErrors, useSave } from "#shared/api";
import { Button, Card, Field, PasswordInput, Problem, toast } from "#shared/ui";

interface Values {
  currentPassword: string;
  newPassword: string;
}

const empty: Values = { currentPassword: "", newPassword: "" };

/** Another password. Whoever is signed in elsewhere with the old one is signed out. */
export function PasswordForm() {
  const { t } = useLingui();
  const form = useForm<Values>({ defaultValues: empty });
  const save = useSave((body: Values, key) => api.post("/auth/password", { body, ...key }), {
    invalidates: [["/auth/sessions"]],
    onSaved: () => {
      form.reset(empty);
      toast({ title: t`Your password is changed; other devices are signed out`, tone: "good" });
    },
  });
  const { errors } = form.formState;
  return (
    <Card className="p-4 sm:p-5">
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) =>
          save.mutate(values, { onError: (error) => showFieldErrors(form, error, { password: "newPassword", "body.newPassword": "newPassword" }) }),
        )}
      >
        <div>
          <h2 className="text-base">
            <Trans>Password</Trans>
          </h2>
          <p className="text-muted">
            <Trans>A new one signs you out on all other devices.</Trans>
          </p>
        </div>
        <Problem error={save.error} />
        <Field label={t`Present password`} error={errors.currentPassword?.message} required>
          {(control) => (
            <PasswordInput {...control} autoComplete="current-password" {...form.register("currentPassword", { required: t`Enter your present password.` })} />
          )}
        </Field>
        <Field label={t`New password`} hint={t`At least 10 characters`} error={errors.newPassword?.message} required>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              {...form.register("newPassword", { required: t`Enter a new password.`, minLength: { value: 10, message: t`Use at least 10 characters.` } })}
            />
          )}
        </Field>
        <Button type="submit" className="justify-self-end" busy={save.isPending}>
          <Trans>Change the password</Trans>
        </Button>
      </form>
    </Card>
  );
}
