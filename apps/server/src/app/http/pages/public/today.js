import { call, keepToken, renew } from "./api.js";
import { exponents } from "./currencies.js";
import { onSubmit } from "./form.js";
import { connectLive } from "./live.js";
import { element, find, preparePage, region, t } from "./page.js";

preparePage("today");
const shownMovements = 12;
const whole = new Intl.NumberFormat(region);
let newestPosition;
let currency;
let timeZone;

/** A time as the business reads it: of today the hour alone. */
function timeOf(instant) {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(region, { dateStyle: "short", timeZone });
  const hour = new Intl.DateTimeFormat(region, { timeStyle: "medium", timeZone }).format(at);
  return day.format(at) === day.format(new Date()) ? hour : `${day.format(at)} ${hour}`;
}

function money(amount) {
  const digits = exponents[currency] ?? 2;
  const format = new Intl.NumberFormat(region, { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(amount / 10 ** digits);
}

/** The figures by the key of their text; what the reader may not see is left out. */
function figuresOf({ stock, days }) {
  return [
    ...(stock.value === null ? [] : [["stockValue", money(stock.value.amount)]]),
    ["items", whole.format(stock.items)],
    ["lowStock", whole.format(stock.low)],
    ["outOfStock", whole.format(stock.out)],
    ["movementsToday", whole.format(days.at(-1)?.movements ?? 0)],
  ];
}

function showFigures(dashboard) {
  const rows = figuresOf(dashboard).map(([key, value]) =>
    element("div", { class: "card" }, element("dd", { id: `figure-${key}` }, value), element("dt", {}, t(key))),
  );
  find("#figures").replaceChildren(...rows);
  find("#as-of").textContent = dashboard.asOf.recordedAt === null ? "" : t("asOf", { time: timeOf(dashboard.asOf.recordedAt) });
}

function showMovements(items) {
  const rows = items.map((movement) => {
    const leaves = movement.type === "issue" || movement.quantity.startsWith("-");
    const isNew = newestPosition !== undefined && movement.position > newestPosition;
    return element(
      "tr",
      isNew ? { class: "fresh" } : {},
      element("td", {}, timeOf(movement.effectiveAt)),
      element("td", {}, t(movement.type)),
      element("td", {}, element("bdi", {}, movement.name), " ", element("bdi", { class: "empty" }, movement.sku)),
      element("td", { class: `number ${leaves ? "out" : "in"}` }, element("bdi", {}, movement.quantity)),
    );
  });
  newestPosition = Math.max(newestPosition ?? 0, ...items.map((movement) => movement.position));
  find("#movements").replaceChildren(...rows);
  find("#no-movements").hidden = items.length > 0;
}

function showAlerts(items) {
  const rows = items.map((alert) =>
    element(
      "li",
      {},
      element("bdi", {}, alert.name),
      " ",
      element("bdi", { class: "empty" }, alert.sku),
      " · ",
      element("span", { class: alert.kind === "out" ? "out" : "low" }, t(alert.kind)),
      " · ",
      element("bdi", {}, alert.onHand),
    ),
  );
  find("#alerts").replaceChildren(...rows);
  find("#no-alerts").hidden = items.length > 0;
}

/** Loads what the names of the messages say has changed; everything when there are none. */
async function load(names) {
  const all = names === undefined || names.has("reconnected");
  const touched = (...wanted) => all || wanted.some((name) => names.has(name));
  try {
    await Promise.all([
      touched("dashboard:changed") && call("GET", "/dashboard").then(showFigures),
      touched("movement:created") && call("GET", `/inventory/movements?limit=${shownMovements}`).then((page) => showMovements(page.items)),
      touched("alert:opened", "alert:acknowledged", "alert:resolved") && call("GET", "/alerts?state=open&limit=20").then((page) => showAlerts(page.items)),
    ]);
    find("#trouble").textContent = "";
  } catch (error) {
    find("#trouble").textContent = [error.message, error.fix].filter(Boolean).join(" ");
  }
}

function showState(state) {
  find("#state").hidden = false;
  find("#state").dataset.state = state;
  find("#state").textContent = t(state);
  find("#today").classList.toggle("stale", state === "offline");
}

async function openToday() {
  const me = await call("GET", "/auth/me");
  ({ currency, timeZone } = me.tenant);
  find("#business").textContent = me.tenant.name;
  find("#sign-in").hidden = true;
  find("#today").hidden = false;
  find("#sign-out").hidden = false;
  const warehouses = await call("GET", "/warehouses?limit=200");
  await load();
  connectLive(
    warehouses.items.map((warehouse) => warehouse.id),
    { onChange: load, onState: showState },
  );
}

function openSignIn() {
  find("#sign-in").hidden = false;
  find("#sign-in input").focus();
}

onSubmit(find("#sign-in form"), async (values) => {
  keepToken((await call("POST", "/auth/login", values)).accessToken);
  await openToday();
});

find("#sign-out").addEventListener("click", async () => {
  await call("POST", "/auth/logout", {}).catch(() => undefined);
  location.reload();
});

try {
  if (await renew()) await openToday();
  else openSignIn();
} catch (error) {
  openSignIn();
  find("#sign-in .problem").textContent = error.message;
}
