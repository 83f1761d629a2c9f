import { DAY_MS } from "../vocabulary/index.ts";
import { INTERVAL_MINUTES } from "./bounds.ts";
import { channelOfWord } from "./channelWords.ts";
import { DURATION_FIELDS, type Field, fits } from "./fields.ts";
import { type Heading, headingOf, meaningOf } from "./headerWords.ts";
import { BARE_LAYOUTS, headedLayout } from "./layouts.ts";
import { type Column, type Delimiter, type Mapping, mappingProblems, signatureOf } from "./mapping.ts";
import { OUTCOME_WORDS } from "./outcomeWords.ts";
import { type Sniffed, sniffDateOrder, sniffDecimal, sniffMinutes, sniffUnit } from "./sniff.ts";
import { isNothing, parseMoment, parseNumber } from "./values.ts";

/** The beginning of a table: its first rows as text. */
export interface Sample {
  readonly cells: readonly (readonly string[])[];
  readonly delimiter: Delimiter;
  /** Zone where the table names none. */
  readonly timeZone: string;
  /** Name of the queue where the table has none: that of the file. */
  readonly name: string;
}

/** How a table may be read, and what was seen in it. Everything can be corrected by a person. */
export interface Guess {
  readonly mapping: Mapping;
  /** Absent: the table has none. */
  readonly header: readonly string[] | undefined;
  readonly signature: string;
  /** 0 to 1: 1 where nothing was left to assume. */
  readonly confidence: number;
  /** What was assumed because the table does not say it. */
  readonly assumed: readonly Assumption[];
}

export type Assumption = "date-order" | "minutes" | "queue" | "channel" | "time-zone" | "columns";

/** Rows in which a header is looked for: exports put titles and dates of printing above it. */
const HEADER_WITHIN = 15;

/** Guesses how a table is to be read. A table of nothing gives a mapping that is not complete; see `mappingProblems`. */
export function guess(sample: Sample): Guess {
  const at = headerRow(sample.cells);
  const header = at === undefined ? undefined : sample.cells[at];
  const rows = sample.cells
    .slice(at === undefined ? 0 : at + 1)
    .filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const width = header?.length ?? Math.max(0, ...rows.slice(0, 20).map((cells) => cells.length));
  const base: Mapping = {
    version: 1,
    layout: "generic",
    kind: "intervals",
    delimiter: sample.delimiter,
    decimal: sniffDecimal(rows.flat(), sample.delimiter),
    headerLines: at === undefined ? 0 : at + 1,
    columns: Array.from({ length: width }, (): Column => ({ field: "ignore" })),
    dateOrder: "ymd",
    timeZone: sample.timeZone,
    minutes: null,
    queue: "",
    channel: "voice",
    outcomes: OUTCOME_WORDS,
  };
  const named = header === undefined ? bare(base, rows) : headed(base, header.map(headingOf), rows);
  return finished(named, rows, header, sample, width);
}

interface Named {
  readonly mapping: Mapping;
  readonly known: boolean;
  readonly utc: boolean;
}

/** The first row in which at least two headings, and more than half of all cells, are words that are no values. */
function headerRow(cells: readonly (readonly string[])[]): number | undefined {
  let best: number | undefined;
  let most = 1;
  cells.slice(0, HEADER_WITHIN).forEach((row, i) => {
    const told = row.filter((cell) => cell.trim() !== "");
    const values = told.filter(
      (cell) => parseNumber(cell, ".") !== undefined || parseMoment(cell, "dmy") !== undefined,
    );
    if (told.length < 2 || values.length * 2 >= told.length) return;
    const hits = told.filter((cell) => meaningOf(headingOf(cell)) !== undefined).length;
    if (hits > most) [best, most] = [i, hits];
  });
  return best;
}

function bare(base: Mapping, rows: readonly (readonly string[])[]): Named {
  const [first] = rows;
  for (const { layout, minutes = null, dateOrder = base.dateOrder, utc = false, columnsOf } of BARE_LAYOUTS) {
    const columns = first === undefined ? undefined : columnsOf(first);
    // Every line says the same of its cells.
    const alike = (cells: readonly string[]) => JSON.stringify(columnsOf(cells)) === JSON.stringify(columns);
    if (columns === undefined || !rows.slice(0, 20).every(alike)) continue;
    return { mapping: { ...base, layout, columns, minutes, dateOrder }, known: true, utc };
  }
  return { mapping: base, known: false, utc: false };
}

function headed(base: Mapping, headings: readonly Heading[], rows: readonly (readonly string[])[]): Named {
  const layout = headedLayout(headings);
  const found = headings.map((heading, i) => {
    const own = layout?.columns[heading.words];
    const told = own === undefined ? meaningOf(heading) : { column: own, rank: -1 };
    if (told === undefined) return undefined;
    return { ...told, column: byValues(told.column, rows, i) };
  });
  const kind = layout?.kind ?? kindOf(found.map((one) => one?.column.field ?? "ignore"));
  // Of several columns of one meaning the surest counts; sums go before means, and nothing depends on where they stand.
  const best = new Map<Field, number>();
  found.forEach((one, i) => {
    if (one === undefined || !fits(one.column.field, kind)) return;
    const rival = best.get(one.column.field);
    if (rival === undefined || order(i) < order(rival)) best.set(one.column.field, i);
  });
  function order(i: number): string {
    const { column, rank } = found[i]!;
    return `${column.mean === true ? 1 : 0} ${String(rank + 1).padStart(6, "0")} ${headings[i]!.words}`;
  }
  const alone = (field: Field, i: number) => field === "part" || best.get(field) === i;
  const whole = best.has("startAt");
  const columns = found.map((one, i): Column => {
    const field = one?.column.field ?? "ignore";
    if (one === undefined || !fits(field, kind) || !alone(field, i)) return { field: "ignore" };
    return whole && (field === "date" || field === "time") ? { field: "ignore" } : one.column;
  });
  return {
    mapping: { ...base, kind, layout: layout?.layout ?? "generic", columns, minutes: layout?.minutes ?? null },
    known: layout !== undefined,
    utc: layout?.utc === true || headings.some((heading) => heading.utc),
  };
}

/** What values say of a column that may be a begin, a date, a time or a length: headings are loose about these. */
function byValues(column: Column, rows: readonly (readonly string[])[], i: number): Column {
  if (!["startAt", "date", "time", "minutes"].includes(column.field) || column.unit !== undefined) return column;
  const told = rows.map((cells) => cells[i] ?? "").filter((cell) => !isNothing(cell));
  if (told.length === 0) return column;
  if (told.every((cell) => (INTERVAL_MINUTES as readonly number[]).includes(Number(cell)))) return { field: "minutes" };
  const { value } = sniffDateOrder(told);
  const moments = told.slice(0, 50).map((cell) => parseMoment(cell, value));
  const share = (test: (moment: NonNullable<(typeof moments)[number]>) => boolean) =>
    moments.filter((moment) => moment !== undefined && test(moment)).length * 2 > moments.length;
  if (share(({ day, ofDayMs }) => day !== undefined && ofDayMs !== undefined)) return { field: "startAt" };
  if (share(({ day }) => day !== undefined)) return { field: "date" };
  return share(({ ofDayMs }) => ofDayMs !== undefined) ? { field: "time" } : column;
}

function kindOf(fields: readonly Field[]): Mapping["kind"] {
  const has = (...some: readonly Field[]) => some.some((field) => fields.includes(field));
  if (has("offered", "answered", "handled", "abandoned")) return "intervals";
  return has("outcome", "id", "customer", "agent", "answeredAt") ? "contacts" : "intervals";
}

function finished(
  { mapping, known, utc }: Named,
  rows: readonly (readonly string[])[],
  header: readonly string[] | undefined,
  sample: Sample,
  width: number,
): Guess {
  const column = (field: Field) => mapping.columns.findIndex((one) => one.field === field);
  const values = (i: number) => (i < 0 ? [] : rows.map((cells) => cells[i] ?? ""));
  const assumed: Assumption[] = [];
  const dates = values(column("startAt") < 0 ? column("date") : column("startAt")).filter((cell) => !isNothing(cell));
  const dateOrder = dateOrderOf(mapping, dates);
  if (!dateOrder.certain) assumed.push("date-order");

  let minutes = mapping.minutes;
  if (mapping.kind === "intervals" && minutes === null && column("minutes") < 0) {
    const daily = column("startAt") < 0 && column("time") < 0;
    const told = daily ? { value: 1_440, certain: true } : intervalLength(mapping, dateOrder.value, rows);
    minutes = told?.value ?? 30;
    if (told?.certain !== true) assumed.push("minutes");
  }
  if (column("queue") < 0) assumed.push("queue");
  if (column("channel") < 0) assumed.push("channel");
  const offsets = dates.length > 0 && dates.every((cell) => parseMoment(cell, dateOrder.value)?.offsetMs !== undefined);
  if (!utc && !offsets) assumed.push("time-zone");

  const contacts = values(column("offered") < 0 ? column("answered") : column("offered"));
  const columns = mapping.columns.map((one, i): Column => {
    if (!DURATION_FIELDS.includes(one.field) || one.unit !== undefined) return one;
    const each =
      mapping.kind === "contacts" || one.mean === true
        ? []
        : contacts.map((cell) => parseNumber(cell, mapping.decimal) ?? 0);
    return { ...one, unit: sniffUnit(values(i), each, mapping.decimal) };
  });
  const isEleveo =
    mapping.layout === "generic" &&
    minutes === 15 &&
    dates.length > 0 &&
    dates.every((cell) => /T\d\d:\d\d.*Z$/.test(cell.trim()));
  const full: Mapping = {
    ...mapping,
    ...(isEleveo ? { layout: "eleveo" as const } : {}),
    columns,
    minutes: column("minutes") < 0 ? minutes : null,
    dateOrder: dateOrder.value,
    timeZone: utc ? "UTC" : mapping.timeZone,
    queue: column("queue") < 0 ? sample.name.slice(0, 200) : "",
    channel: channelOfWord(sample.name) ?? "voice",
  };
  const wrong = mappingProblems(full).length;
  if (wrong > 0) assumed.push("columns");
  const confidence =
    wrong > 0 ? 0.2 : Math.max(0.3, (known ? 1 : 0.9) - 0.1 * assumed.filter((one) => one !== "time-zone").length);
  return { mapping: full, header, signature: signatureOf(header, width), confidence, assumed };
}

/** What the layout says, else what the dates say; NICE puts the month first unless it was set up otherwise. */
function dateOrderOf({ layout }: Mapping, dates: readonly string[]): Sniffed<Mapping["dateOrder"]> {
  if (layout === "verint") return { value: "mdy", certain: true };
  const told = sniffDateOrder(dates);
  return layout === "nice-iex" && !told.certain ? { value: "mdy", certain: false } : told;
}

function intervalLength(
  mapping: Mapping,
  order: Mapping["dateOrder"],
  rows: readonly (readonly string[])[],
): Sniffed<number> | undefined {
  const at = (field: Field) => mapping.columns.findIndex((one) => one.field === field);
  const [start, date, time] = [at("startAt"), at("date"), at("time")];
  const names = mapping.columns.flatMap(({ field }, i) => (["queue", "channel", "part"].includes(field) ? [i] : []));
  const starts = new Map<string, number[]>();
  for (const cells of rows) {
    const day = parseMoment(cells[start < 0 ? date : start] ?? "", order);
    const clock = time < 0 ? day : parseMoment(cells[time] ?? "", order, mapping.columns[time]?.unit);
    if (clock?.lengthMs !== undefined) return { value: clock.lengthMs / 60_000, certain: true };
    if (day?.day === undefined || clock?.ofDayMs === undefined) continue;
    const key = names.map((i) => cells[i]).join("\n");
    starts.set(key, [...(starts.get(key) ?? []), day.day * DAY_MS + clock.ofDayMs]);
  }
  const told = sniffMinutes(starts);
  return told !== undefined && told.value <= 1_440 ? told : undefined;
}
