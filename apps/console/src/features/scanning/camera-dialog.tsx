import { Trans, useLingui } from "@lingui/react/macro";
import { CameraOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Dialog, EmptyState } from "#shared/ui";
import { type CameraReader, readCamera } from "./camera-reader.ts";
import { announceScan } from "./use-scanner.ts";

interface CameraDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Told each code; whoever listens with `useScanner` when left out. */
  readonly onCode?: (code: string) => void;
  /** Stays open for the next code. */
  readonly keepOpen?: boolean;
}

/** The same code in the picture again is no second scan, until this has passed. */
const repeatAfterMs = 1_500;

/** Scans with the camera of a phone. */
export function CameraDialog({ open, onOpenChange, onCode = announceScan, keepOpen = false }: CameraDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Scan with the camera`}>
      {open && (
        <CameraView
          onCode={(code) => {
            if (!keepOpen) onOpenChange(false);
            onCode(code);
          }}
        />
      )}
    </Dialog>
  );
}

function CameraView({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  const [last, setLast] = useState("");
  const latest = useRef(onCode);
  latest.current = onCode;

  useEffect(() => {
    let reader: CameraReader | undefined;
    let gone = false;
    let seen = { code: "", at: 0 };
    const element = video.current;
    if (element === null) return;
    readCamera(element, (code) => {
      const at = performance.now();
      const again = code === seen.code && at - seen.at < repeatAfterMs;
      seen = { code, at };
      if (again) return;
      navigator.vibrate?.(40);
      setLast(code);
      latest.current(code);
    }).then(
      (started) => {
        if (gone) started.stop();
        else reader = started;
      },
      () => setRefused(true),
    );
    return () => {
      gone = true;
      reader?.stop();
    };
  }, []);

  if (refused)
    return (
      <EmptyState icon={<CameraOff className="size-6" aria-hidden />} title={<Trans>The camera cannot be used</Trans>}>
        <Trans>Allow the camera for this site in the browser. Browsers give it only over HTTPS.</Trans>
      </EmptyState>
    );
  return (
    <div className="grid gap-2">
      <video ref={video} muted playsInline className="aspect-[4/3] w-full rounded-control bg-text object-cover" />
      <p role="status" className="min-h-6 text-center text-muted">
        {last === "" ? <Trans>Hold the code into the picture.</Trans> : <bdi>{last}</bdi>}
      </p>
    </div>
  );
}
