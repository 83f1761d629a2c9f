import type { Command } from "commander";
import { type Backtest, backtest } from "../sim/forecast/backtest.ts";
import { daysAhead, type Holiday } from "../sim/forecast/daysAhead.ts";
import { type Calibration, type Forecast, forecastOf, lastDate } from "../sim/forecast/forecast.ts";
import { shortHistory } from "../sim/forecast/methods.ts";
import { METHODS, type MethodId } from "../sim/forecast/model.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import type { Cleaning } from "../sim/history/decisions.ts";
import { publicHolidays } from "../workers/historyHolidays.ts";
import { readHistory } from "./forecastHistory.ts";
import { type ForecastFlags, methodOption, parseGrowth, parseOrigins, withForecastOptions } from "./forecastOptions.ts";
import { backtestCsv, backtestText, forecastCsv, forecastJson, forecastText } from "./forecastText.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

/** Longest horizon a backtest looks at. */
const BACKTEST_DAYS = 60;

/** Adds `forecast` and `backtest`. */
export function addForecastCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  withForecastOptions(program.command("forecast"))
    .description("what a history says of the days to come: contacts by interval with bands of 50 and 90 %")
    .addOption(methodOption())
    .option("--origins <n>", "days the backtest forecasts that chooses the method and sets the bands", parseOrigins, 30)
    .option("--growth <fraction>", "a planner's growth a year, on top of the model", parseGrowth, 0)
    .option("--csv", "one row an interval and queue")
    .action(async (path: string, flags: ForecastFlags) => ended(await forecast(path, flags, terminal)));

  withForecastOptions(program.command("backtest"))
    .description("how each method would have forecast the last days of a history")
    .addOption(methodOption().default("all", "every method"))
    .option("--origins <n>", "days the history is cut before", parseOrigins, 60)
    .option("--csv", "one row a method and day ahead")
    .action(async (path: string, flags: ForecastFlags) => ended(await tell(path, flags, terminal)));
}

async function forecast(path: string, flags: ForecastFlags, terminal: Terminal): Promise<ExitCode> {
  const { series, cleaning, code } = await readHistory(path, flags, terminal);
  const found: { forecast: Forecast; tested: Backtest }[] = [];
  for (const one of series) {
    const tested = run(one, flags, terminal);
    const method = flags.method === "auto" ? (tested.chosen ?? "mean-4") : (flags.method as MethodId);
    const calibration: Calibration | undefined = tested.calibrations.find((each) => each.method === method);
    const { horizon: horizonDays, growth: growthPerYear } = flags;
    const after = lastDate(one);
    const calendar = daysAhead(cleaning, one, after, horizonDays, holidaysOf(cleaning, after));
    found.push({
      tested,
      forecast: forecastOf(one, {
        ...{ method, horizonDays, growthPerYear, calendar },
        ...(calibration === undefined ? {} : { calibration }),
      }),
    });
    const short = shortHistory(one);
    if (short?.reason === "short-history") {
      terminal.note(
        `${one.queue}: ${short.knownDays} ordinary days are known, a profile of each weekday needs ${short.neededDays}: simple means are shown`,
      );
    } else if (short !== undefined) terminal.note(`${one.queue}: no ordinary day is known`);
  }
  const forecasts = found.map((each) => each.forecast);
  if (flags.json === true) terminal.out(JSON.stringify(found.map((each) => forecastJson(each.forecast, each.tested))));
  else if (flags.csv === true) terminal.out(forecastCsv(forecasts));
  else if (found.length > 0) {
    terminal.out(found.map((each) => forecastText(each.forecast, each.tested)).join("\n\n"));
  }
  return forecasts.some(({ days }) => days.length === 0) ? EXIT.inputProblems : code;
}

async function tell(path: string, flags: ForecastFlags, terminal: Terminal): Promise<ExitCode> {
  const { series, code } = await readHistory(path, flags, terminal);
  const found = series.map((one) => ({ series: one, tested: run(one, flags, terminal) }));
  if (flags.json === true) {
    terminal.out(
      JSON.stringify(found.map(({ series: { queue, channel }, tested }) => ({ queue, channel, ...tested }))),
    );
  } else if (flags.csv === true) terminal.out(backtestCsv(found));
  else if (found.length > 0) terminal.out(found.map((each) => backtestText(each.series, each.tested)).join("\n\n"));
  for (const { series: one, tested } of found) {
    if (tested.origins === 0) terminal.note(`${one.queue}: the history is too short to be cut`);
  }
  return found.some(({ tested }) => tested.origins === 0) ? EXIT.inputProblems : code;
}

/** Public holidays of this and the next year, by the names their days are decided about. */
function holidaysOf({ country }: Cleaning, after: string): readonly Holiday[] {
  if (country === null || after === "") return [];
  const year = Number(after.slice(0, 4));
  return publicHolidays(country, year, year + 1).map(({ date, name }) => ({ date, name: name.en.slice(0, 120) }));
}

/** One backtest, its progress told every tenth of the way. */
function run(series: CountSeries, { method, horizon, origins }: ForecastFlags, terminal: Terminal): Backtest {
  const methods = METHODS.includes(method as MethodId) ? [method as MethodId] : METHODS;
  const running = backtest(series, { methods, origins, horizonDays: Math.min(horizon, BACKTEST_DAYS) });
  let told = 0;
  for (;;) {
    const step = running.next();
    if (step.done === true) return step.value;
    const { done, total } = step.value;
    const tenths = Math.floor((10 * done) / total);
    if (tenths === told || tenths === 10) continue;
    told = tenths;
    terminal.note(`… ${series.queue}: backtest ${tenths * 10} %, ${step.value.method}`);
  }
}
