import type { Heading } from "./headerWords.ts";
import type { Column, Layout } from "./mapping.ts";

/** A layout with a header that is known by some of its headings, whatever their order. */
export interface HeadedLayout {
  readonly layout: Layout;
  /** Headings that must be there, in words. */
  readonly needs: readonly string[];
  /** What its headings mean where the dictionary says otherwise. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly minutes?: number;
  readonly utc?: true;
  readonly kind: "intervals" | "contacts";
}

const sum = (field: Column["field"]): Column => ({ field, unit: "s" });
const mean = (field: Column["field"]): Column => ({ field, unit: "s", mean: true });
const ms = (field: Column["field"]): Column => ({ field, unit: "ms" });

/** Sources: each vendor's own description of its file, named in docs/how-to/history.md. */
export const HEADED_LAYOUTS: readonly HeadedLayout[] = [
  {
    layout: "floorcast",
    needs: ["queue", "channel", "start at", "minutes", "offered"],
    columns: {
      "handle ms": ms("handle"),
      handle: ms("handle"),
      talk: ms("talk"),
      "wrap up": ms("wrapUp"),
      "wait ms of answered": ms("waitOfAnswered"),
      "wait ms of abandoned": ms("waitOfAbandoned"),
    },
    kind: "intervals",
  },
  {
    layout: "floorcast",
    needs: ["queue", "channel", "arrived at", "outcome"],
    columns: { wait: ms("wait"), talk: ms("talk"), "wrap up": ms("wrapUp") },
    kind: "contacts",
  },
  {
    layout: "genesys",
    needs: ["interval start utc date", "queue", "offered"],
    columns: {
      "interactions handled": { field: "handled" },
      "total handle time": sum("handle"),
      "skill set": { field: "part" },
      language: { field: "part" },
    },
    minutes: 15,
    utc: true,
    kind: "intervals",
  },
  {
    layout: "amazon",
    needs: ["queue name", "channel type", "volume", "aht"],
    columns: { aht: mean("handle"), volume: { field: "offered" }, "queue id": { field: "ignore" } },
    kind: "intervals",
  },
  {
    layout: "nice-iex",
    needs: ["date", "period", "contacts received"],
    columns: {
      "contacts received": { field: "offered" },
      period: { field: "time" },
      ct: { field: "part" },
      "ct name": { field: "part" },
      "ct id": { field: "ignore" },
    },
    kind: "intervals",
  },
  {
    layout: "bank",
    needs: ["date", "vru exit", "q start", "q time", "ser time", "outcome"],
    columns: {
      "vru exit": { field: "time", unit: "s" },
      "vru entry": { field: "ignore" },
      "vru time": { field: "ignore" },
      "q start": { field: "queuedAt" },
      "q exit": { field: "ignore" },
      "ser start": { field: "ignore" },
      "ser exit": { field: "ignore" },
      "q time": sum("wait"),
      "ser time": sum("talk"),
      type: { field: "queue" },
      // Numbered anew on every line of the exchange: no name of a contact.
      "call id": { field: "ignore" },
    },
    kind: "contacts",
  },
];

export function headedLayout(headings: readonly Heading[]): HeadedLayout | undefined {
  const words = new Set(headings.map((heading) => heading.words));
  return HEADED_LAYOUTS.find(({ needs }) => needs.every((need) => words.has(need)));
}

/** A layout without a header, known by the form of its cells. */
export interface BareLayout {
  readonly layout: Layout;
  readonly minutes?: number;
  readonly dateOrder?: "mdy";
  readonly utc?: true;
  /** What the cells of a line are; `undefined` where the line is of another layout. */
  columnsOf(cells: readonly string[]): readonly Column[] | undefined;
}

const DATE = /^(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{8})$/;
const TIME = /^\d{1,2}:?\d{2}(?::\d{2})?$/;
const COUNT = /^\d*(?:[.,]\d+)?$/;
const WHOLE = /^\d+$/;
const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z$/;

/** interval; date; time; queue; name; then sixteen figures, durations in seconds. */
const CALABRIO: readonly Column[] = [
  { field: "minutes" },
  { field: "date" },
  { field: "time" },
  { field: "ignore" },
  { field: "queue" },
  { field: "offered" },
  { field: "ignore" },
  { field: "abandoned" },
  { field: "ignore" },
  { field: "answered" },
  sum("waitOfAnswered"),
  sum("waitOfAbandoned"),
  sum("talk"),
  sum("wrapUp"),
  { field: "ignore" },
  { field: "ignore" },
  { field: "agents" },
  { field: "answeredWithin" },
  { field: "ignore" },
  { field: "shortAbandoned" },
  { field: "ignore" },
];
const VERINT: readonly Column[] = [{ field: "queue" }, { field: "date" }, { field: "offered" }, mean("handle")];

/**
 * A begin in ISO and UTC, at most a name, contacts and then their mean handle time: the order of the first two is told apart
 * by their form.
 */
function eleveo(cells: readonly string[]): readonly Column[] | undefined {
  if (cells.length < 3 || cells.length > 4) return undefined;
  const told = cells.map((cell) => cell.trim());
  const begins = told.findIndex((cell) => ISO_UTC.test(cell));
  const figures = [...told.keys()].filter((i) => told[i] !== "" && COUNT.test(told[i]!));
  const [contacts, handle] = figures;
  if (begins < 0 || figures.length !== 2 || !WHOLE.test(told[contacts!]!)) return undefined;
  return told.map((cell, i): Column => {
    if (i === begins) return { field: "startAt" };
    if (i === contacts) return { field: "offered" };
    if (i === handle) return mean("handle");
    return cell === "" ? { field: "ignore" } : { field: "queue" };
  });
}

/** A packed date, a clock and a zone between strokes; what follows was chosen when the export was set up: a person says what. */
function nice(cells: readonly string[]): readonly Column[] | undefined {
  const [date = "", time = "", zone = ""] = cells.map((cell) => cell.trim());
  if (cells.length < 5 || !/^\d{6}(?:\d{2})?$/.test(date) || !/^\d{1,2}:\d{2}(?: ?[AP]M)?$/i.test(time))
    return undefined;
  if (!/^[A-Za-z][A-Za-z0-9_+:/ -]*$/.test(zone)) return undefined;
  return cells.map((_, i): Column => ({ field: i === 0 ? "date" : i === 1 ? "time" : "ignore" }));
}

export const BARE_LAYOUTS: readonly BareLayout[] = [
  {
    layout: "calabrio",
    columnsOf: (cells) =>
      cells.length === 21 &&
      DATE.test(cells[1]!.trim()) &&
      TIME.test(cells[2]!.trim()) &&
      [0, ...cells.keys()].filter((i) => i === 0 || i > 4).every((i) => COUNT.test(cells[i]!.trim()))
        ? CALABRIO
        : undefined,
  },
  {
    layout: "verint",
    minutes: 1_440,
    dateOrder: "mdy",
    columnsOf: (cells) =>
      cells.length === 4 &&
      /^\d{1,2}-\d{1,2}-\d{4}$/.test(cells[1]!.trim()) &&
      cells[2]!.trim() !== "" &&
      [2, 3].every((i) => COUNT.test(cells[i]!.trim()))
        ? VERINT
        : undefined,
  },
  { layout: "eleveo", minutes: 15, utc: true, columnsOf: eleveo },
  { layout: "nice-iex", dateOrder: "mdy", columnsOf: nice },
];
