import { Trans, useLingui } from "@lingui/react/macro";
import { Camera, ClipboardPaste, ScanBarcode } from "lucide-react";
import type { Draft } from "#features/record-movement";
import { Button, EmptyState, Kbd } from "#shared/ui";
import { LineRow } from "./line-row.tsx";
import type { Place } from "./use-places.ts";
import type { Effect } from "./use-preview.ts";

interface LineListProps {
  readonly draft: Draft;
  readonly effect: Effect;
  readonly places: readonly Place[];
  readonly toPlaces: readonly Place[];
  readonly showCost: boolean;
  /** Somebody tried to record lines without a quantity. */
  readonly needsQuantity: boolean;
  readonly onDone: () => void;
  readonly onCode: (code: string) => void;
  readonly onPaste: () => void;
  readonly onCamera: () => void;
}

/** The lines, the newest at the top where the eyes are. */
export function LineList({ draft, effect, places, toPlaces, showCost, needsQuantity, onDone, onCode, onPaste, onCamera }: LineListProps) {
  const { t } = useLingui();
  if (draft.lines.length === 0) return <NothingYet onPaste={onPaste} onCamera={onCamera} />;
  const destination = draft.type === "transfer" && draft.toWarehouseId !== draft.warehouseId ? draft.toWarehouseId : "";
  return (
    <ul aria-label={t`Lines`} className="divide-y divide-line border-t border-line">
      {draft.lines.map((line) => {
        const said = effect.lineOf(line.id);
        const variantId = line.goods?.variantId ?? said?.variantId ?? "";
        return (
          <LineRow
            key={line.id}
            line={line}
            type={draft.type}
            problems={said?.problems ?? none}
            from={effect.levelOf(variantId, draft.warehouseId)}
            to={destination === "" ? undefined : effect.levelOf(variantId, destination)}
            places={places}
            toPlaces={toPlaces}
            showCost={showCost}
            needsQuantity={needsQuantity && line.quantity === ""}
            onDone={onDone}
            onCode={onCode}
          />
        );
      })}
    </ul>
  );
}

const none: never[] = [];

function NothingYet({ onPaste, onCamera }: { onPaste: () => void; onCamera: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<ScanBarcode className="size-6" aria-hidden />}
      title={t`Scan the first piece`}
      action={
        <>
          <Button icon={<Camera className="size-4" aria-hidden />} onClick={onCamera}>
            <Trans>Use the camera</Trans>
          </Button>
          <Button icon={<ClipboardPaste className="size-4" aria-hidden />} onClick={onPaste}>
            <Trans>Paste rows</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Scan, type the quantity, <Kbd>Enter</Kbd>, next. The same code again counts one more; <Kbd>12*</Kbd> before a code counts twelve. Rows copied from a
          spreadsheet can be pasted anywhere on this page.
        </Trans>
      </p>
    </EmptyState>
  );
}
