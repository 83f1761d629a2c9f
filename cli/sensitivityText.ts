import { FIGURES } from "../sim/experiment/figures.ts";
import { scopeKey } from "../sim/experiment/scopes.ts";
import type { Axis, ManyRuns } from "../sim/experiment/sensitivity/asked.ts";
import type { PointsResult } from "../sim/experiment/sensitivity/points.ts";
import type { Swing, TornadoResult } from "../sim/experiment/sensitivity/tornado.ts";
import type { VerdictMapResult } from "../sim/experiment/sensitivity/verdictMap.ts";
import { csv } from "./csv.ts";
import type { FigureAt } from "./experimentOptions.ts";
import { inUnit, signed, width } from "./experimentText.ts";
import { table } from "./table.ts";

/** What was run and how it ended, one line. */
function headline({ seed, runs, contacts, confidence, fingerprint }: ManyRuns): string {
  const precision = `intervals at ${confidence * 100} %`;
  return [`seed ${seed}`, `${runs} runs`, `${contacts} contacts`, precision, `fingerprint ${fingerprint}`].join(" · ");
}

/** A number as short as it may be: 0.8, not 0.8000000000000003. */
function short(value: number | undefined): string {
  return value === undefined ? "–" : String(Number(value.toPrecision(6)));
}

/** A point of a sweep by its values. */
interface Place {
  readonly x: number;
  readonly y: number | undefined;
}

/** Values of every point: all of the first axis for each of the second. */
export function placesOf(x: Axis, y: Axis | undefined): readonly Place[] {
  return (y?.points ?? [undefined]).flatMap((row) => x.points.map(({ value }) => ({ x: value, y: row?.value })));
}

/** Each figure as a table: value, precision, difference to the first point and its word. */
export function sweepText(result: PointsResult, x: Axis, y: Axis | undefined, figures: readonly FigureAt[]): string {
  const places = placesOf(x, y);
  const tables = figures.map(({ figure, scope }, f) => {
    const { name, unit } = FIGURES[figure];
    const head = [
      `${name.en}, ${scopeKey(scope)}`,
      ...(y === undefined ? [] : [y.id]),
      "value",
      "±",
      "difference",
      "±",
      "",
    ];
    const rows = places.map((place, point) => {
      const found = result.points[point]?.figures[f];
      return [
        short(place.x),
        ...(y === undefined ? [] : [short(place.y)]),
        inUnit(found?.precision.value, unit),
        width(found?.precision.halfWidth, unit),
        point === 0 ? "" : signed(found?.difference.value, unit),
        point === 0 ? "" : width(found?.difference.halfWidth, unit),
        point === 0 ? "" : (found?.verdict ?? "–"),
      ];
    });
    return table([head, ...rows]);
  });
  return [headline(result), `along ${x.name.en}${y === undefined ? "" : `; ${y.name.en}`}`, ...tables].join("\n\n");
}

/** One row a point and figure. Shares are fractions, times ms. */
export function sweepCsv(result: PointsResult, x: Axis, y: Axis | undefined, figures: readonly FigureAt[]): string {
  const head = [x.id, ...(y === undefined ? [] : [y.id]), "figure", "scope", "value", "half_width", "difference"];
  const rows = placesOf(x, y).flatMap((place, point) =>
    figures.map(({ figure, scope }, f) => {
      const found = result.points[point]?.figures[f];
      return [
        ...[place.x, ...(y === undefined ? [] : [place.y]), figure, scopeKey(scope), found?.precision.value],
        ...[found?.precision.halfWidth, found?.difference.value, found?.difference.halfWidth, found?.verdict],
        ...[result.points[point]?.replications],
      ];
    }),
  );
  return csv([[...head, "difference_half_width", "word", "replications"], ...rows]);
}

/** The map, the highest second value first; then every cell with its difference. */
export function mapText(result: VerdictMapResult, x: Axis, y: Axis, { figure, scope }: FigureAt): string {
  const { unit, name } = FIGURES[figure];
  const rows = y.points.map((row, r) => {
    const cells = result.cells.filter((cell) => cell.y === r);
    return [short(row.value), ...cells.map(({ word, difference }) => `${word} ${signed(difference?.value, unit)}`)];
  });
  const picture = table([[`${y.id} / ${x.id}`, ...x.points.map(({ value }) => short(value))], ...rows.toReversed()]);
  const list = table([
    [x.id, y.id, "B − A", "±", "", "runs", "certainty"],
    ...result.cells.map((cell) => [
      ...[short(x.points[cell.x]?.value), short(y.points[cell.y]?.value), signed(cell.difference?.value, unit)],
      ...[width(cell.difference?.halfWidth, unit), cell.word, String(cell.replications)],
      cell.certainty === undefined ? "–" : cell.certainty.toFixed(4),
    ]),
  ]);
  const what = `${name.en}, ${scopeKey(scope)}: B against A; no word of the map is wrong with ${result.confidence * 100} %`;
  return [headline(result), what, picture, list].join("\n\n");
}

export function mapCsv(result: VerdictMapResult, x: Axis, y: Axis): string {
  const head = [x.id, y.id, "word", "a", "b", "difference", "half_width", "confidence", "certainty", "replications"];
  const rows = result.cells.map((cell) => [
    ...[x.points[cell.x]?.value, y.points[cell.y]?.value, cell.word, cell.a?.value, cell.b?.value],
    ...[cell.difference?.value, cell.difference?.halfWidth, cell.difference?.confidence, cell.certainty],
    cell.replications,
  ]);
  return csv([head, ...rows]);
}

/** The bars, farthest reach first. */
export function tornadoText(result: TornadoResult, swings: readonly Swing[], { figure, scope }: FigureAt): string {
  const { unit, name } = FIGURES[figure];
  const head = [`${name.en}, ${scopeKey(scope)}`, "now", "low", "change", "±", "high", "change", "±", "reach", ""];
  const rows = result.bars.map(({ swing, low, high, reach, unclear, beforeNext }) => {
    const { id, now, low: down, high: up } = swings[swing]!;
    const { value, halfWidth } = beforeNext ?? {};
    const mayTurn = value !== undefined && value !== 0 && halfWidth !== undefined && value <= halfWidth;
    return [
      ...[id, now === undefined ? "×1" : short(now)],
      ...[end(down.value, now), signed(low?.difference.value, unit), width(low?.difference.halfWidth, unit)],
      ...[end(up.value, now), signed(high?.difference.value, unit), width(high?.difference.halfWidth, unit)],
      ...[width(reach, unit), unclear ? "unclear" : mayTurn ? "order unclear" : ""],
    ];
  });
  const base = `as it stands ${inUnit(result.base?.value, unit)} ± ${width(result.base?.halfWidth, unit)}`;
  return [headline(result), base, table([head, ...rows])].join("\n\n");
}

function end(value: number, now: number | undefined): string {
  return now === undefined ? `×${short(value)}` : short(value);
}

export function tornadoCsv(result: TornadoResult, swings: readonly Swing[]): string {
  const head = ["parameter", "now", "low", "low_change", "low_half_width", "low_word", "high", "high_change"];
  const rows = result.bars.map(({ swing, low, high, reach, unclear }) => {
    const { id, now, low: down, high: up } = swings[swing]!;
    return [
      ...[id, now, down.value, low?.difference.value, low?.difference.halfWidth, low?.verdict],
      ...[up.value, high?.difference.value, high?.difference.halfWidth, high?.verdict, reach, String(unclear)],
    ];
  });
  return csv([[...head, "high_half_width", "high_word", "reach", "unclear"], ...rows]);
}
