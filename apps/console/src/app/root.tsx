import { Outlet } from "@tanstack/react-router";
import { Toaster } from "#shared/ui";

/** Around every page, signed in or not. */
export function Root() {
  return (
    <>
      <Outlet />
      <Toaster />
    </>
  );
}
