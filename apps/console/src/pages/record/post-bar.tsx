import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { DocumentType } from "@lumbung/contracts";
import { Check, Loader2, Trash2 } from "lucide-react";
import { KeyHint } from "#features/shortcuts";
import { Button } from "#shared/ui";

interface PostBarProps {
  readonly type: DocumentType;
  readonly lineCount: number;
  readonly problemCount: number;
  readonly isChecking: boolean;
  readonly busy: boolean;
  readonly onPost: () => void;
  readonly onDiscard: () => void;
}

/** How far it is, and the button that records it: always in sight. */
export function PostBar({ type, lineCount, problemCount, isChecking, busy, onPost, onDiscard }: PostBarProps) {
  const names = usePostNames();
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-4 py-2.5 sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:rounded-card lg:border lg:px-4 lg:py-3.5 lg:shadow-card">
      <p role="status" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 text-sm text-muted">
        <span className="tabular font-medium whitespace-nowrap text-text">
          <Plural value={lineCount} _0="No lines yet" one="# line" other="# lines" />
        </span>
        {problemCount > 0 ? (
          <span className="whitespace-nowrap text-bad">
            <Plural value={problemCount} one="# problem" other="# problems" />
          </span>
        ) : (
          isChecking && <Loader2 className="size-4 animate-spin" aria-hidden />
        )}
      </p>
      <Button look="quiet" disabled={lineCount === 0 || busy} onClick={onDiscard} icon={<Trash2 className="size-4" aria-hidden />}>
        <span className="max-sm:sr-only">
          <Trans>Discard</Trans>
        </span>
      </Button>
      <Button
        look="primary"
        className="lg:order-last lg:w-full"
        busy={busy}
        disabled={lineCount === 0}
        onClick={onPost}
        icon={<Check className="size-4" aria-hidden />}
      >
        {names[type]}
        <span className="hidden lg:inline">
          <KeyHint keys="mod+Enter" />
        </span>
      </Button>
    </div>
  );
}

function usePostNames(): Record<DocumentType, string> {
  const { t } = useLingui();
  return {
    receipt: t`Record receipt`,
    issue: t`Record issue`,
    return: t`Record return`,
    transfer: t`Record transfer`,
    adjustment: t`Record adjustment`,
    opening: t`Record opening stock`,
  };
}
