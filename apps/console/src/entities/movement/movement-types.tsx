import { useLingui } from "@lingui/react/macro";
import type { PostedDocumentType } from "@lumbung/contracts";
import { ArrowDownToLine, ArrowLeftRight, ArrowUpFromLine, Flag, type LucideIcon, RotateCcw, SlidersHorizontal, Undo2 } from "lucide-react";
import { Badge, type Tone } from "#shared/ui";

/** The picture and tone of each kind of stock document: what comes in is good news, what takes back is a warning. */
export const movementIcons: Record<PostedDocumentType, LucideIcon> = {
  receipt: ArrowDownToLine,
  issue: ArrowUpFromLine,
  return: Undo2,
  transfer: ArrowLeftRight,
  adjustment: SlidersHorizontal,
  opening: Flag,
  reversal: RotateCcw,
};

const tones: Record<PostedDocumentType, Tone> = {
  receipt: "good",
  issue: "accent",
  return: "info",
  transfer: "info",
  adjustment: "warn",
  opening: "neutral",
  reversal: "bad",
};

/** What each kind of stock document is called. */
export function useMovementNames(): Record<PostedDocumentType, string> {
  const { t } = useLingui();
  return {
    receipt: t`Receipt`,
    issue: t`Issue`,
    return: t`Return`,
    transfer: t`Transfer`,
    adjustment: t`Adjustment`,
    opening: t`Opening stock`,
    reversal: t`Reversal`,
  };
}

/** The kind of a stock document, in a word and a picture. */
export function MovementBadge({ type }: { type: PostedDocumentType }) {
  const names = useMovementNames();
  const Picture = movementIcons[type];
  return (
    <Badge tone={tones[type]} icon={<Picture className="size-3.5" aria-hidden />}>
      {names[type]}
    </Badge>
  );
}
