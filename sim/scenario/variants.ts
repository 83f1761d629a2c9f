import { applyChanges } from "./changes.ts";
import { EXPECTED } from "./expectations.ts";
import { picture } from "./findings.ts";
import { type ParsedScenario, parseScenario } from "./parse.ts";
import { problem, type ScenarioProblem } from "./problems.ts";
import type { ScenarioChange, ScenarioFile } from "./scenarioFile.ts";

/** The scenario as it stands. */
export const BASE_VARIANT = "base";

/** A change, and where in the file it is written. */
interface Placed {
  readonly change: ScenarioChange;
  readonly path: string;
}

/**
 * The scenario of one variant, parsed, or everything wrong with it. A problem of a change has the place of the change in
 * the file; one of the resulting scenario its place there, and `variant` says in which. `base` is the scenario itself.
 */
export function applyVariant(file: ScenarioFile, id: string): ParsedScenario {
  const chain = chainOf(file, id);
  return chain.ok ? applied(file, id, chain.changes) : { ok: false, problems: [chain.problem] };
}

/** The scenario at point number `point` of a sweep, parsed. Throws `RangeError` for a sweep or point that is not there. */
export function applySweep(file: ScenarioFile, sweepId: string, point: number): ParsedScenario {
  const at = (file.sweeps ?? []).findIndex((sweep) => sweep.id === sweepId);
  const sweep = file.sweeps?.[at];
  if (sweep === undefined) throw new RangeError(`sweepId: expected a sweep of the file, got ${sweepId}`);
  const { changes } = sweep.points[point] ?? {};
  if (changes === undefined) throw new RangeError(`point: expected 0 to ${sweep.points.length - 1}, got ${point}`);
  const chain = chainOf(file, sweep.from ?? BASE_VARIANT);
  const path = `sweeps.${at}.points.${point}.changes`;
  if (!chain.ok) return { ok: false, problems: [{ ...chain.problem, path: `sweeps.${at}.from` }] };
  return applied(file, sweepId, [...chain.changes, ...placed(changes, path)]);
}

function applied(file: ScenarioFile, id: string, changes: readonly Placed[]): ParsedScenario {
  const after = applyChanges(
    file.scenario,
    changes.map((one) => one.change),
  );
  if (!after.ok) {
    return {
      ok: false,
      problems: after.problems.map((one) => {
        const [number = "0", ...rest] = one.path.split(".");
        return { ...one, path: [changes[Number(number)]!.path, ...rest].join("."), variant: id };
      }),
    };
  }
  const parsed = parseScenario(after.value);
  const named = (one: ScenarioProblem): ScenarioProblem => {
    const change = after.places.findLastIndex((place) => within(one.path, place) || within(place, one.path));
    const path = changes[change]?.path;
    return { ...one, variant: id, ...(path === undefined ? {} : { change: path }) };
  };
  return parsed.ok
    ? { ...parsed, warnings: parsed.warnings.map(named) }
    : { ok: false, problems: parsed.problems.map(named) };
}

/** Whether `path` is `place` or lies in it. */
function within(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

function placed(changes: readonly ScenarioChange[], path: string): Placed[] {
  return changes.map((change, i) => ({ change, path: `${path}.${i}` }));
}

type Chain =
  | { readonly ok: true; readonly changes: readonly Placed[] }
  | { readonly ok: false; readonly problem: ScenarioProblem };

/** All changes on the way from the scenario to the variant, first to last. */
function chainOf(file: ScenarioFile, id: string): Chain {
  const changes: Placed[] = [];
  const seen = new Set<string>();
  let path = "";
  let next: string | undefined = id;
  while (next !== undefined) {
    const wanted: string = next;
    const at = file.variants.findIndex((variant) => variant.id === wanted);
    const variant = file.variants[at];
    if (variant === undefined) {
      if (wanted === BASE_VARIANT) break;
      return { ok: false, problem: problem("unknown-variant", path, EXPECTED.variant, picture(wanted)) };
    }
    if (seen.has(wanted)) {
      return { ok: false, problem: problem("endless-variant", path, EXPECTED.endingVariant, picture(wanted)) };
    }
    seen.add(wanted);
    changes.unshift(...placed(variant.changes, `variants.${at}.changes`));
    path = `variants.${at}.from`;
    next = variant.from;
  }
  return { ok: true, changes };
}
