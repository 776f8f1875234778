import { Trans, useLingui } from "@lingui/react/macro";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Can } from "#entities/session";
import { useUrlState } from "#shared/lib";
import { Button, Page, Segmented } from "#shared/ui";
import { TeamNav } from "#widgets/team-nav";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberList } from "./member-list.tsx";
import { teamSearch } from "./search.ts";

export default function TeamPage() {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(teamSearch);
  const [inviting, setInviting] = useState(false);
  const views = (
    <Segmented
      label={t`Members or invitations`}
      value={search.view}
      onChange={(view) => setSearch({ view })}
      options={[
        { value: "members", label: t`Members` },
        { value: "invitations", label: t`Invitations` },
      ]}
    />
  );
  return (
    <Page
      title={t`Team`}
      fill
      actions={
        <Can permission="user:write">
          <Button look="primary" icon={<UserPlus className="size-4" aria-hidden />} onClick={() => setInviting(true)}>
            <Trans>Invite someone</Trans>
          </Button>
        </Can>
      }
    >
      <TeamNav />
      {search.view === "members" ? <MemberList views={views} /> : <InvitationList views={views} onInvite={() => setInviting(true)} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
