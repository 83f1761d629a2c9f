import type { Backtest } from "../sim/forecast/backtest.ts";
import type { Forecast } from "../sim/forecast/forecast.ts";
import type { Scores } from "../sim/forecast/scores.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import { csv } from "./csv.ts";
import { table } from "./table.ts";

const BANDS = ["mean", "median", "low50", "high50", "low90", "high90"] as const;
/** Days ahead a person is shown; the rest is in the CSV. */
const SHOWN_STEPS = [1, 2, 5, 7, 10, 14];

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
const percent = (value: number | undefined): string => (value === undefined ? "–" : `${(value * 100).toFixed(1)} %`);
/** Text a spreadsheet would take for a formula is told apart by an apostrophe. */
const cell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** A forecast by day; intervals are in the JSON and the CSV. */
export function forecastText(forecast: Forecast, tested: Backtest): string {
  const { queue, channel, method, after, intervalMinutes, timeZone, days, factors } = forecast;
  const scores = tested.methods.find((each) => each.method === method)?.all;
  const error =
    scores?.wape === undefined
      ? ""
      : `; WAPE of intervals ${percent(scores.wape)} in a backtest of ${tested.origins} days`;
  const head = `${queue} (${channel}): ${method}, after ${after}, ${intervalMinutes} min, ${timeZone}${error}`;
  const rows = days.map(({ date, total, special }) => [
    special.length === 0 ? date : `${date} ${special.join(", ")}`,
    total.mean.toFixed(0),
    `${total.low50.toFixed(0)}–${total.high50.toFixed(0)}`,
    `${total.low90.toFixed(0)}–${total.high90.toFixed(0)}`,
  ]);
  const named = factors.map(
    ({ name, factor, low, high, n }) =>
      `${name}: × ${factor.toFixed(2)}, next one ${low.toFixed(2)}–${high.toFixed(2)} (95 %), n = ${n}`,
  );
  return [
    head,
    "",
    table([["", "contacts", "50 %", "90 %"], ...rows]),
    ...(named.length > 0 ? ["", ...named] : []),
  ].join("\n");
}

/** One row an interval; figures to a thousandth of a contact. */
export function forecastCsv(forecasts: readonly Forecast[]): string {
  const rows = forecasts.flatMap((forecast) =>
    forecast.days.flatMap(({ date, step, counts }) =>
      Array.from(counts.mean.keys(), (i) => [
        ...[cell(forecast.queue), forecast.channel, date, clock(forecast.fromMinute + i * forecast.intervalMinutes)],
        ...[forecast.intervalMinutes, step],
        ...BANDS.map((band) => round(counts[band][i]!)),
      ]),
    ),
  );
  return csv([["queue", "channel", "date", "time", "minutes", "days_ahead", ...BANDS], ...rows]);
}

/** Everything but covariances. */
export function forecastJson({ days, ...forecast }: Forecast, tested: Backtest) {
  return {
    ...forecast,
    backtest: { origins: tested.origins, methods: tested.methods.map(({ method, all }) => ({ method, ...all })) },
    days: days.map(({ date, weekday, step, special, counts, total }) => ({
      ...{ date, weekday, step, special },
      total: Object.fromEntries(BANDS.map((band) => [band, round(total[band])])),
      counts: Object.fromEntries(BANDS.map((band) => [band, Array.from(counts[band], round)])),
    })),
  };
}

/** The table methods are chosen by. */
export function backtestText({ queue, channel }: CountSeries, tested: Backtest): string {
  const { origins, from, to, methods, chosen } = tested;
  const longest = Math.max(0, ...methods.map(({ steps }) => steps.at(-1)?.step ?? 0));
  const shown = SHOWN_STEPS.filter((step) => step <= longest);
  const rows = methods.map(({ method, all, steps, intraday }) => [
    method === chosen ? `${method} ←` : method,
    percent(all.wape),
    ...shown.map((step) => percent(steps.find((each) => each.step === step)?.interval.wape)),
    all.mase?.toFixed(2) ?? "–",
    percent(all.bias),
    all.pinball?.toFixed(1) ?? "–",
    ...[percent(all.coverage50), percent(all.coverage90), percent(intraday?.restUpdated.wape)],
  ]);
  const head = ["WAPE of intervals", "all days", ...shown.map((step) => `day ${step}`)];
  const rest = ["MASE", "bias", "pinball", "in 50 %", "in 90 %", "rest of day"];
  return [
    `${queue} (${channel}): history cut before each of ${origins} days, ${from} to ${to}; ← the one to take`,
    "",
    table([[...head, ...rest], ...rows]),
  ].join("\n");
}

/** One row a method and day ahead. */
export function backtestCsv(found: readonly { readonly series: CountSeries; readonly tested: Backtest }[]): string {
  const figures = ["n", "wape", "bias", "mase", "pinball", "coverage50", "coverage90"] as const;
  const of = (scores: Scores) => figures.map((figure) => scores[figure]);
  const rows = found.flatMap(({ series: { queue, channel }, tested }) =>
    tested.methods.flatMap(({ method, steps }) =>
      steps.flatMap(({ step, interval, total }) => [
        [cell(queue), channel, method, method === tested.chosen ? 1 : 0, step, "interval", ...of(interval)],
        [cell(queue), channel, method, method === tested.chosen ? 1 : 0, step, "day", ...of(total)],
      ]),
    ),
  );
  return csv([["queue", "channel", "method", "chosen", "days_ahead", "of", ...figures], ...rows]);
}
