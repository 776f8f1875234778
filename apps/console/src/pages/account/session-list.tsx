import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { LogOut, Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { api, get, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Badge, Button, Card, CardHeader, ConfirmDialog, ErrorState, Problem, Skeleton, toast } from "#shared/ui";
import { deviceName } from "./device-name.ts";

/** Where one is signed in, and a way out of each. */
export function SessionList() {
  const { t } = useLingui();
  const sessions = useQuery(get("/auth/sessions"));
  const items = sessions.data?.items ?? [];
  const others = items.filter(({ current }) => !current);
  const [isAsking, setIsAsking] = useState(false);
  const end = useSave(
    async ({ ids }: { ids: readonly string[] }) => {
      for (const id of ids) await api.delete("/auth/sessions/{id}", { params: { id } });
    },
    {
      invalidates: [["/auth/sessions"]],
      onSaved: () => {
        setIsAsking(false);
        toast({ title: t`Signed out there`, tone: "good" });
      },
    },
  );
  return (
    <Card className="pb-2">
      <CardHeader title={t`Where you are signed in`}>
        {others.length > 1 && (
          <Button icon={<LogOut className="flip-rtl size-4" aria-hidden />} onClick={() => setIsAsking(true)}>
            <Trans>Sign out everywhere else</Trans>
          </Button>
        )}
      </CardHeader>
      {!isAsking && end.error !== null && <Problem error={end.error} className="mx-4 mb-2" />}
      {sessions.isPending && <Skeleton className="mx-4 my-2 h-10" />}
      {sessions.error !== null && items.length === 0 && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul>
        {items.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={end.isPending && (end.variables?.ids.includes(session.id) ?? false)}
            onEnd={() => end.mutate({ ids: [session.id] })}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t`Sign out everywhere else?`}
        action={t`Sign out everywhere else`}
        busy={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate({ ids: others.map(({ id }) => id) })}
      >
        <Trans>Only this device stays signed in. What was not yet saved on the others is lost.</Trans>
      </ConfirmDialog>
    </Card>
  );
}

interface SessionRowProps {
  readonly session: {
    readonly id: string;
    readonly createdAt: string;
    readonly lastUsedAt: string;
    readonly ip: string | null;
    readonly userAgent: string | null;
    readonly current: boolean;
  };
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { browser, system, isPhone } = deviceName(session.userAgent);
  const name = browser !== undefined && system !== undefined ? t`${browser} on ${system}` : (browser ?? system ?? t`Another program`);
  const Picture = isPhone ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 border-t border-line/70 px-4 py-2.5">
      <Picture className="size-5 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <bdi>{name}</bdi>
          {session.current && <Badge tone="good">{t`This device`}</Badge>}
        </p>
        <p className="text-sm text-muted">
          {session.ip !== null && (
            <>
              <bdi dir="ltr">{session.ip}</bdi> ·{" "}
            </>
          )}
          <Trans>last used {format.relative(session.lastUsedAt)}</Trans>
        </p>
      </div>
      {!session.current && (
        <Button busy={busy} onClick={onEnd} aria-label={t`Sign out: ${name}`}>
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  );
}
