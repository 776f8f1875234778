import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, ConfirmDialog, Dialog, Drawer, IconButton, Menu, MenuItem, MenuSeparator, Tabs, Tooltip, toast } from "#shared/ui";
import { Group } from "./group.tsx";

/** What opens over the page, and what divides it. */
export function OverlaysSection() {
  const [open, setOpen] = useState<"dialog" | "drawer" | "confirm">();
  const [tab, setTab] = useState<"overview" | "card" | "history">("overview");
  const close = () => setOpen(undefined);
  return (
    <>
      <Group title="Over the page">
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => setOpen("dialog")}>Dialog</Button>
          <Button onClick={() => setOpen("drawer")}>Drawer</Button>
          <Button onClick={() => setOpen("confirm")}>Confirm with a reason</Button>
          <Menu trigger={<IconButton label="More" look="bordered" icon={<Ellipsis className="size-5" aria-hidden />} />}>
            <MenuItem icon={<Pencil className="size-4" aria-hidden />}>Edit</MenuItem>
            <MenuItem disabled>Disabled</MenuItem>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 className="size-4" aria-hidden />}>
              Archive
            </MenuItem>
          </Menu>
          <Tooltip text="A few words about it">
            <Button look="quiet">Tooltip</Button>
          </Tooltip>
          {(["good", "info", "warn", "bad"] as const).map((tone) => (
            <Button
              key={tone}
              look="quiet"
              onClick={() =>
                toast({
                  tone,
                  title: `A notice: ${tone}`,
                  detail: "Goes away by itself.",
                  action: { label: "Undo", onSelect: () => toast({ title: "Undone" }) },
                })
              }
            >
              Toast: {tone}
            </Button>
          ))}
        </div>
        <Dialog
          open={open === "dialog"}
          onOpenChange={close}
          title="A dialog"
          description="Asks or shows something before one goes on."
          footer={<Button onClick={close}>Close</Button>}
        >
          <p>What it is about.</p>
        </Dialog>
        <Drawer open={open === "drawer"} onOpenChange={close} title="A drawer">
          <p>More about a thing, beside the page.</p>
        </Drawer>
        <ConfirmDialog open={open === "confirm"} onOpenChange={close} title="Reverse the document?" action="Reverse" danger askReason onConfirm={close}>
          The stock goes back to where it came from. Both documents stay in the books.
        </ConfirmDialog>
      </Group>
      <Group title="Tabs">
        <Tabs
          label="Tabs"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: "overview", label: "Overview", content: <p>The overview.</p> },
            { id: "card", label: "Stock card", content: <p>The stock card.</p> },
            { id: "history", label: "History", content: <p>The history.</p> },
          ]}
        />
      </Group>
    </>
  );
}
