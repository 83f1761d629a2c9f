import { LinearDraft, type LinearModel } from "./linearModel.ts";
import { patternsOf } from "./patterns.ts";
import type { ScheduleSpec, ShiftPattern } from "./spec.ts";
import { type TourClass, tourClasses } from "./tours.ts";

/** One column of shifts: so many people work this pattern on this day, of this class where weeks are planned. */
export interface ShiftColumn {
  readonly column: number;
  readonly day: number;
  readonly pattern: ShiftPattern;
  /** Number of the class; absent: days are planned. */
  readonly tour?: number;
}

/** One column of weeks: so many people of a class work these days. */
export interface WeekColumn {
  readonly column: number;
  readonly tour: number;
  readonly days: readonly number[];
}

/** A limit somebody set, by its place in the rules. */
export interface LimitRow {
  readonly kind: "shifts-a-day" | "agents";
  readonly id: string;
  /** Of shifts a day. */
  readonly day?: number;
  readonly most: number;
  /** Column that lifts it, in a relaxed model. */
  readonly lifted?: number;
}

export interface CoverModel {
  readonly model: LinearModel;
  readonly slotsADay: number;
  readonly tours: readonly TourClass[];
  readonly shifts: readonly ShiftColumn[];
  readonly weeks: readonly WeekColumn[];
  /** Column of agents missing, by day and slot; −1: nobody may be missing there. */
  readonly short: readonly (readonly number[])[];
  /** Column of agents too many; −1: they cost their wage alone. */
  readonly over: readonly (readonly number[])[];
  readonly limits: readonly LimitRow[];
}

/**
 * What is made softer to see why rules and requirement do not go together: `cover`: agents may be missing, and as few as
 * can be are; `limits`: limits on agents and shifts may be lifted, as little as can be. Wages count nothing then.
 */
export type Softened = "cover" | "limits";

/**
 * The set-covering programme of a schedule (Dantzig 1954; weeks as in Bailey 1985: counts of shifts by day and counts of
 * day sets, tied by class): Σ patterns over a slot + missing − too many = requirement. For a spec without problems.
 */
export function coverModel(spec: ScheduleSpec, softened?: Softened): CoverModel {
  const draft = new LinearDraft();
  const slotsADay = 1_440 / spec.slotMinutes;
  const days = spec.requirement.length;
  const hours = spec.slotMinutes / 60;
  const priced = spec.overCostPerHour > 0 && softened === undefined;
  const cover = spec.requirement.map((wanted) =>
    wanted.map((least) => draft.row(least, priced ? least : Number.POSITIVE_INFINITY)),
  );
  const limits: LimitRow[] = [];
  const limit = (row: Omit<LimitRow, "lifted">): number => {
    const number = draft.row(Number.NEGATIVE_INFINITY, row.most);
    const lifted = softened === "limits" ? draft.column({ cost: 1, whole: false }, [[number, -1]]) : undefined;
    limits.push({ ...row, ...(lifted === undefined ? {} : { lifted }) });
    return number;
  };
  const ofDay = new Map<string, number>();
  for (const { id, mostADay } of spec.shiftTypes) {
    if (mostADay === undefined) continue;
    for (let day = 0; day < days; day++)
      ofDay.set(`${id} ${day}`, limit({ kind: "shifts-a-day", id, day, most: mostADay }));
  }
  const slotRows = (day: number, slots: readonly number[]): (readonly [number, number])[] =>
    slots.flatMap((slot) => {
      const row = cover[rolled(day + Math.floor(slot / slotsADay), days)]?.[slot % slotsADay];
      return row === undefined ? [] : [[row, 1] as const];
    });
  const shifts: ShiftColumn[] = [];
  const weeks: WeekColumn[] = [];
  const add = (
    day: number,
    pattern: ShiftPattern,
    tour: number | undefined,
    rows: readonly (readonly [number, number])[],
  ) => {
    const capped = ofDay.get(`${pattern.shiftTypeId} ${day}`);
    const entries = [...slotRows(day, pattern.slots), ...rows, ...(capped === undefined ? [] : [[capped, 1] as const])];
    const column = draft.column({ cost: softened === undefined ? pattern.cost : 0, whole: true }, entries);
    shifts.push({ column, day, pattern, ...(tour === undefined ? {} : { tour }) });
  };
  const tours = spec.contracts.length === 0 ? [] : tourClasses(spec);
  const byType = new Map(spec.shiftTypes.map((type) => [type.id, patternsOf(type, spec.slotMinutes)]));
  if (spec.contracts.length === 0) {
    for (const type of spec.shiftTypes) {
      for (let day = 0; day < days; day++) {
        if (!type.weekdays.includes(((spec.firstWeekday - 1 + day) % 7) + 1)) continue;
        for (const pattern of byType.get(type.id)!) add(day, pattern, undefined, []);
      }
    }
  } else {
    const people = new Map(
      spec.contracts.map(({ id, leastAgents, mostAgents }) => [
        id,
        [
          ...(mostAgents === undefined ? [] : [limit({ kind: "agents", id, most: mostAgents })]),
          ...(leastAgents === undefined ? [] : [draft.row(leastAgents, Number.POSITIVE_INFINITY)]),
        ],
      ]),
    );
    for (const [tour, { contract, type, starts, weeks: sets }] of tours.entries()) {
      const ties = Array.from({ length: days }, () => draft.row(0, 0));
      for (let day = 0; day < days; day++) {
        for (const pattern of byType.get(type.id)!) {
          if (starts.includes(pattern.startMinute)) add(day, pattern, tour, [[ties[day]!, 1]]);
        }
      }
      for (const set of sets) {
        const entries = [
          ...set.map((day) => [ties[day]!, -1] as const),
          ...people.get(contract.id)!.map((row) => [row, 1] as const),
        ];
        weeks.push({ column: draft.column({ cost: 0, whole: true }, entries), tour, days: set });
      }
    }
  }
  const shortCost = softened === "cover" ? 1 : softened === "limits" ? undefined : spec.shortCostPerHour;
  const short = cover.map((rows) =>
    rows.map((row) =>
      shortCost === undefined ? -1 : draft.column({ cost: shortCost * hours, whole: false }, [[row, 1]]),
    ),
  );
  const over = cover.map((rows) =>
    rows.map((row) => (priced ? draft.column({ cost: spec.overCostPerHour * hours, whole: false }, [[row, -1]]) : -1)),
  );
  return { model: draft.model(), slotsADay, tours, shifts, weeks, short, over, limits };
}

/** A day past the last: of a week it is the first again, of fewer days it is nobody's. */
function rolled(day: number, days: number): number {
  return days === 7 ? day % 7 : day;
}
