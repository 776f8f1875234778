import { Trans, useLingui } from "@lingui/react/macro";
import type { InvitationPreview } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { BrokenLink, isLinkInvalid, useLinkToken } from "#features/one-time-link";
import { api, keepSession, showFieldErrors, useSave } from "#shared/api";
import { Button, ErrorState, Field, Input, PasswordInput, Problem, Skeleton } from "#shared/ui";
import { BarePage } from "#widgets/bare-page";

export default function AcceptPage() {
  const token = useLinkToken();
  const invitation = useQuery({
    queryKey: ["/invitations/look-up", token],
    queryFn: () => api.post("/invitations/look-up", { body: { token } }),
    enabled: token !== "",
    gcTime: 0,
  });
  if (token === "" || isLinkInvalid(invitation.error))
    return (
      <BarePage title={<Trans>Join</Trans>}>
        <BrokenLink>
          <Trans>Ask whoever invited you for a new one.</Trans>
        </BrokenLink>
      </BarePage>
    );
  if (invitation.error !== null)
    return (
      <BarePage title={<Trans>Join</Trans>}>
        <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />
      </BarePage>
    );
  if (invitation.data === undefined)
    return (
      <BarePage title={<Trans>Join</Trans>}>
        <Skeleton className="h-40 w-full" />
      </BarePage>
    );
  return <AcceptForm token={token} invitation={invitation.data} />;
}

function AcceptForm({ token, invitation }: { token: string; invitation: InvitationPreview }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { businessName, email, hasAccount } = invitation;
  const form = useForm({ defaultValues: { name: invitation.name, password: "" } });
  const save = useSave(
    ({ name, password }: { name: string; password: string }) => api.post("/invitations/accept", { body: { token, password, ...(hasAccount ? {} : { name }) } }),
    {
      onSaved: (answer) => {
        keepSession(answer);
        void navigate({ to: "/", replace: true });
      },
    },
  );
  const submit = form.handleSubmit((values) => save.mutate(values, { onError: (error) => showFieldErrors(form, error) }));
  return (
    <BarePage
      title={
        <Trans>
          Join <bdi>{businessName}</bdi>
        </Trans>
      }
      intro={<bdi>{email}</bdi>}
    >
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <Problem error={save.error} />
        {!hasAccount && (
          <Field label={t`Your name`} error={form.formState.errors.name?.message}>
            {(control) => <Input {...control} autoComplete="name" maxLength={100} {...form.register("name", { required: t`Enter your name.` })} />}
          </Field>
        )}
        <Field label={t`Password`} hint={hasAccount ? t`The one of your account` : t`At least 10 characters`} error={form.formState.errors.password?.message}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete={hasAccount ? "current-password" : "new-password"}
              {...form.register("password", { required: t`Enter a password.` })}
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={save.isPending}>
          <Trans>Join</Trans>
        </Button>
      </form>
    </BarePage>
  );
}
