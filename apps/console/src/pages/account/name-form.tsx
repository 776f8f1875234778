import { Trans, useLingui } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import { meQuery } from "#entities/session";
import { api, queryClient, showFieldErrors, useSave } from "#shared/api";
import { Button, Card, Field, Input, Problem, toast } from "#shared/ui";

/** What others see of one. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const { t } = useLingui();
  const form = useForm({ values: { name } });
  const save = useSave(({ name: chosen }: { name: string }, key) => api.patch("/auth/me", { body: { name: chosen }, ...key }), {
    onSaved: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      toast({ title: t`Saved`, tone: "good", key: "account" });
    },
  });
  return (
    <Card className="p-4 sm:p-5">
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) => save.mutate({ name: values.name.trim() }, { onError: (error) => showFieldErrors(form, error) }))}
      >
        <h2 className="text-base">
          <Trans>Who you are</Trans>
        </h2>
        <Problem error={save.error} />
        <Field label={t`Your name`} error={form.formState.errors.name?.message} required>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              autoComplete="name"
              {...form.register("name", { validate: (typed) => typed.trim() !== "" || t`Enter a name.` })}
            />
          )}
        </Field>
        <Field label={t`E-mail`} hint={t`You sign in with it.`}>
          {(control) => <Input {...control} dir="ltr" readOnly value={email} />}
        </Field>
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!form.formState.isDirty}>
          <Trans>Save</Trans>
        </Button>
      </form>
    </Card>
  );
}
