import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.LUMBUNG_SERVER ?? "http://127.0.0.1:3000";

/** Tools read this file from elsewhere too. */
const lookHere = { cwd: import.meta.dirname };

export default defineConfig({
  plugins: [react(), lingui(lookHere), babel({ presets: [linguiTransformerBabelPreset({}, lookHere)] }), tailwindcss()],
  // The server replaces this placeholder by a new number with every page it hands out.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    target: "es2023",
    // A data: address of a script or style would be refused by the page's own policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: "index.html", "service-worker": "src/app/service-worker.ts" },
      // The service worker rules over what lies below it, so it stands at the top and keeps its name.
      output: {
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
        // A few files that compress well, in place of a hundred small ones: what every screen needs, and the pictures.
        codeSplitting: {
          groups: [
            {
              name: "framework",
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|store|react-store|query-core|react-query)|@lingui|zustand)[\\/]/,
            },
            // Parts of the design system that every screen shows; the heavy ones come with the screens that need them.
            {
              name: "parts",
              test: /node_modules[\\/](@radix-ui[\\/](?!react-(select|popover|tabs|radio-group|checkbox|switch|toggle|progress))|@floating-ui[\\/]|react-remove-scroll[\w-]*|react-style-singleton|aria-hidden|clsx)/,
              minShareCount: 4,
            },
            {
              name: "base",
              test: /src[\\/](shared|entities[\\/](session|warehouse))[\\/](?!.*(data-table|chart|uplot|combobox|number-inputs|date-inputs|select|tabs|choices|segmented|progress|locales)).*\.tsx?$/,
              minShareCount: 4,
            },
            // What the router reads of every page's address: a few lines each.
            { name: "addresses", test: /src[\\/]pages[\\/].*[\\/]search\.ts$/ },
            { name: "pictures", test: /node_modules[\\/]lucide-react[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(["/api", "/docs", "/openapi.json", "/socket.io"].map((path) => [path, { target: server, ws: path === "/socket.io" }])),
  },
});
