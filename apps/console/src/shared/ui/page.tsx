import clsx from "clsx";
import { type ReactNode, useEffect } from "react";

interface PageProps {
  /** The name of the page: heading and title of the window. */
  readonly title: string;
  /** Shown in place of the title where it needs more than text. */
  readonly heading?: ReactNode;
  readonly intro?: ReactNode;
  /** What one comes here to do, at the end of the head. */
  readonly actions?: ReactNode;
  /** As high as the window: for a table or a board that scrolls by itself. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page within the shell. */
export function Page({ title, heading, intro, actions, fill = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Lumbung`;
  }, [title]);
  return (
    <div className={clsx("mx-auto flex w-full max-w-[96rem] flex-col gap-4 px-4 py-4 sm:px-6", fill && "h-full min-h-0")}>
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl sm:text-2xl">{heading ?? title}</h1>
          {intro !== undefined && <p className="text-muted">{intro}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
