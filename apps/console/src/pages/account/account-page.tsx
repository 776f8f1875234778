import { Trans, useLingui } from "@lingui/react/macro";
import { useMe } from "#entities/session";
import { EmptyState, Page } from "#shared/ui";
import { NameForm } from "./name-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { PreferenceFields } from "./preference-fields.tsx";
import { SessionList } from "./session-list.tsx";

/** One's own account: the same in every business one works in. */
export default function AccountPage() {
  const { t } = useLingui();
  const { user } = useMe();
  return (
    <Page title={t`Your account`}>
      {user === null ? (
        <EmptyState title={t`This is no person's account`}>
          <Trans>Programs that sign in with a key have no account of their own.</Trans>
        </EmptyState>
      ) : (
        <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
          <div className="grid gap-4">
            <NameForm name={user.name} email={user.email} />
            <PreferenceFields />
          </div>
          <div className="grid gap-4">
            <PasswordForm />
            <SessionList />
          </div>
        </div>
      )}
    </Page>
  );
}
