import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** Parts of one thing, one at a time. Keep the choice in the address (`useUrlState`). */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Id)}
      className="flex min-h-0 flex-col"
      dir={document.documentElement.dir as "ltr" | "rtl"}
    >
      <Radix.List aria-label={label} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="control -mb-px border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text data-[state=active]:border-accent data-[state=active]:text-text"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="flex min-h-0 flex-1 flex-col pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
