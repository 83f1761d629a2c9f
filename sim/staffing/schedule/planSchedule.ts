import { coverModel, type LimitRow } from "./coverModel.ts";
import type { SolveLimits, SolveLinear } from "./linearModel.ts";
import { planOf, type SchedulePlan } from "./plan.ts";
import type { ScheduleSpec } from "./spec.ts";

/** One interval in which agents are missing, however the rules are used. */
export interface ShortSlot {
  readonly day: number;
  readonly slot: number;
  /** Agents; broken where several ways of missing cost the same. */
  readonly missing: number;
}

/** A limit that would have to be lifted, and to what at least. */
export interface LiftedLimit extends Pick<LimitRow, "kind" | "id" | "day" | "most"> {
  readonly wanted: number;
}

/** Why no plan keeps rules and requirement. */
export interface Impossible {
  /** Intervals wanted that no kind of shift ever reaches. */
  readonly unreached: readonly Omit<ShortSlot, "missing">[];
  /** With every rule kept and as few missing as can be: where they are. */
  readonly short: readonly ShortSlot[];
  /** With everybody there: limits lifted as little as can be. Empty where lifting helps nothing. */
  readonly lifted: readonly LiftedLimit[];
}

export type ScheduleResult =
  | { readonly kind: "planned"; readonly plan: SchedulePlan }
  | { readonly kind: "impossible"; readonly why: Impossible }
  /** Time was up before any plan was found. */
  | { readonly kind: "nothing-yet" }
  | { readonly kind: "failed"; readonly detail: string };

/**
 * The cheapest plan of a spec without problems, by the solver given. Where there is none, says which intervals and limits
 * stand against each other. Never rejects where `solve` does not.
 */
export async function planSchedule(
  spec: ScheduleSpec,
  solve: SolveLinear,
  limits: SolveLimits,
): Promise<ScheduleResult> {
  const cover = coverModel(spec);
  const solution = await solve(cover.model, limits);
  if (solution.values !== undefined) return { kind: "planned", plan: planOf(spec, cover, solution) };
  switch (solution.status) {
    case "infeasible":
      return { kind: "impossible", why: await whyNot(spec, solve, limits) };
    case "limit":
      return { kind: "nothing-yet" };
    default:
      return { kind: "failed", detail: solution.detail ?? solution.status };
  }
}

async function whyNot(spec: ScheduleSpec, solve: SolveLinear, limits: SolveLimits): Promise<Impossible> {
  const missing = coverModel(spec, "cover");
  const reached = new Set(
    missing.shifts.flatMap(({ day, pattern }) =>
      pattern.slots.map((slot) => {
        const at = day * missing.slotsADay + slot;
        return spec.requirement.length === 7 ? at % (7 * missing.slotsADay) : at;
      }),
    ),
  );
  const unreached = spec.requirement.flatMap((wanted, day) =>
    wanted.flatMap((least, slot) => (least > 0 && !reached.has(day * missing.slotsADay + slot) ? [{ day, slot }] : [])),
  );
  const kept = await solve(missing.model, limits);
  const short = missing.short.flatMap((columns, day) =>
    columns.flatMap((column, slot) => {
      const count = kept.values?.[column] ?? 0;
      return count > 1e-6 ? [{ day, slot, missing: count }] : [];
    }),
  );
  const lifting = coverModel(spec, "limits");
  const covered = unreached.length > 0 || lifting.limits.length === 0 ? undefined : await solve(lifting.model, limits);
  const lifted = lifting.limits.flatMap(({ lifted: column, ...limit }) => {
    const by = column === undefined ? 0 : (covered?.values?.[column] ?? 0);
    return by > 1e-6 ? [{ ...limit, wanted: Math.ceil(limit.most + by - 1e-6) }] : [];
  });
  return { unreached, short, lifted };
}
