import { useState } from "react";
import { Segmented } from "#shared/ui";
import { ControlsSection } from "./controls-section.tsx";
import { DataSection } from "./data-section.tsx";
import { Group } from "./group.tsx";
import { OverlaysSection } from "./overlays-section.tsx";

type Theme = "light" | "dark";
type Direction = "ltr" | "rtl";

/** Every part of the design system in every state, for whoever builds screens. In English alone. */
export default function KitPage() {
  const [theme, setTheme] = useState<Theme>("light");
  const [direction, setDirection] = useState<Direction>("ltr");
  return (
    <div data-theme={theme} dir={direction} className="min-h-dvh bg-ground text-text">
      <header className="sticky top-0 z-30 flex flex-wrap items-center gap-3 border-b border-line bg-surface px-4 py-2">
        <h1 className="me-auto text-lg">Parts of the console</h1>
        <Segmented
          label="Theme"
          value={theme}
          onChange={setTheme}
          options={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
        <Segmented
          label="Direction"
          value={direction}
          onChange={(next) => {
            // Parts in portals follow the document.
            document.documentElement.dir = next;
            setDirection(next);
          }}
          options={[
            { value: "ltr", label: "LTR" },
            { value: "rtl", label: "RTL" },
          ]}
        />
      </header>
      <main className="mx-auto grid max-w-5xl gap-8 px-4 py-6">
        <Tokens />
        <ControlsSection />
        <OverlaysSection />
        <DataSection />
      </main>
    </div>
  );
}

const tokens = [
  "ground",
  "surface",
  "sunken",
  "line",
  "line-strong",
  "text",
  "muted",
  "accent",
  "accent-soft",
  "accent-text",
  "good",
  "good-soft",
  "warn",
  "warn-soft",
  "bad",
  "bad-soft",
  "info",
  "info-soft",
];

function Tokens() {
  return (
    <Group title="Colours">
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-6">
        {tokens.map((token) => (
          <li key={token} className="grid gap-1 text-sm">
            <span aria-hidden className="h-10 rounded-control border border-line" style={{ background: `var(--${token})` }} />
            {token}
          </li>
        ))}
      </ul>
    </Group>
  );
}
