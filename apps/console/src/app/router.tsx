import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { loadMe } from "#entities/session";
import { acceptPage } from "#pages/accept";
import { accountPage } from "#pages/account";
import { alertsPage } from "#pages/alerts";
import { apiKeysPage } from "#pages/api-keys";
import { auditPage } from "#pages/audit";
import { beginPage } from "#pages/begin";
import { businessesPage } from "#pages/businesses";
import { categoriesPage } from "#pages/categories";
import { documentPage, documentsPage } from "#pages/documents";
import { forgotPage } from "#pages/forgot";
import { homePage } from "#pages/home";
import { importPage, importsPage, newImportPage } from "#pages/imports";
import { kitPage } from "#pages/kit";
import { monitorPage } from "#pages/monitor";
import { movementsPage } from "#pages/movements";
import { newProductPage, productLabelsPage, productPage, productsPage } from "#pages/products";
import { recordPage } from "#pages/record";
import { resetPage } from "#pages/reset";
import { rolesPage } from "#pages/roles";
import { settingsPage } from "#pages/settings";
import { setupPage } from "#pages/setup";
import { signInPage } from "#pages/sign-in";
import { stockCardPage, stockPage } from "#pages/stock";
import { systemPage } from "#pages/system";
import { teamPage } from "#pages/team";
import { warehousePage, warehousesPage } from "#pages/warehouses";
import { renewSession, useSession } from "#shared/api";
import { loadCatalogues } from "#shared/i18n";
import { type PageDefinition, parseSearch, stringifySearch } from "#shared/lib";
import { Root } from "./root.tsx";
import { NotFound, Pending, RouteError } from "./route-states.tsx";

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

/** Everything behind the sign-in: who it is must be known before anything is drawn. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("#widgets/shell"), "Shell"),
  beforeLoad: async ({ location, matches }) => {
    // What will be drawn is on its way while it becomes known who asks.
    for (const { routeId } of matches) void router.routesById[routeId]?.options.component?.preload?.();
    if (useSession.getState().status === "starting" || useSession.getState().status === "unreachable") await renewSession();
    if (useSession.getState().status === "signed-out")
      throw redirect({ to: "/sign-in", search: { next: location.href === "/" ? undefined : location.href }, replace: true });
    await loadMe();
  },
});

/** What the router is told of a page; it and its texts are loaded when somebody goes there. */
function loaded<const Path extends string, Search>(page: PageDefinition<Path, Search>) {
  return {
    path: page.path,
    validateSearch: page.search,
    loader: () => {
      page.prefetch?.();
      return loadCatalogues(page.messages);
    },
    component: lazyRouteComponent(page.load),
  };
}

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, ...loaded(signInPage) }),
  createRoute({ getParentRoute: () => root, ...loaded(forgotPage) }),
  createRoute({ getParentRoute: () => root, ...loaded(resetPage) }),
  createRoute({ getParentRoute: () => root, ...loaded(acceptPage) }),
  createRoute({ getParentRoute: () => root, ...loaded(setupPage) }),
  createRoute({ getParentRoute: () => root, ...loaded(kitPage) }),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, ...loaded(homePage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(beginPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(productsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(newProductPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(productLabelsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(productPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(categoriesPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(recordPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(monitorPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(stockPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(stockCardPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(documentsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(documentPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(movementsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(alertsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(importsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(newImportPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(importPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(warehousesPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(warehousePage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(settingsPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(accountPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(teamPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(rolesPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(apiKeysPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(auditPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(systemPage) }),
    createRoute({ getParentRoute: () => shell, ...loaded(businessesPage) }),
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPendingComponent: Pending,
  defaultPendingMs: 300,
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
  notFoundMode: "root",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
