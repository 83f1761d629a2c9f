import { beforeAll, expect, test } from "vitest";
import type { SolveLinear } from "../../sim/staffing/schedule/linearModel.ts";
import { planSchedule } from "../../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleSpec } from "../../sim/staffing/schedule/spec.ts";
import { loadSolver } from "../../workers/solveLinear.ts";
import fc from "../fixtures/fastCheck.ts";
import { daySpec, shiftType } from "../fixtures/schedules.ts";

let solve: SolveLinear;
beforeAll(async () => {
  const solver = await loadSolver();
  solve = async (model, limits) => solver.solve(model, limits);
});

const wanted = fc.array(fc.nat(4), { minLength: 24, maxLength: 24 });
const type = fc.record({
  lengthMinutes: fc.integer({ min: 2, max: 8 }).map((hours) => hours * 60),
  costPerHour: fc.integer({ min: 1, max: 5 }),
  costPerShift: fc.nat(3),
  from: fc.integer({ min: 0, max: 16 }),
});
type Kind = typeof type extends fc.Arbitrary<infer T> ? T : never;

function specOf(requirement: readonly number[], kinds: readonly Kind[]): ScheduleSpec {
  const shiftTypes = kinds.map(({ from, ...kind }, i) =>
    shiftType({
      ...kind,
      id: `kind-${i}`,
      start: { fromMinute: from * 60, toMinute: from * 60 + 300, stepMinutes: 60 },
    }),
  );
  return daySpec(requirement, { shiftTypes, shortCostPerHour: 20 });
}

async function best(spec: ScheduleSpec) {
  const result = await planSchedule(spec, solve, { seconds: 20, gap: 0 });
  if (result.kind !== "planned") throw new Error(JSON.stringify(result));
  return result.plan;
}

test("[LO10] one more kind of shift never makes the best plan dearer, and its sums are those of its people", async () => {
  await fc.assert(
    fc.asyncProperty(wanted, fc.array(type, { minLength: 2, maxLength: 3 }), async (requirement, kinds) => {
      const few = await best(specOf(requirement, kinds.slice(1)));
      const more = await best(specOf(requirement, kinds));
      expect(more.cost.total).toBeLessThanOrEqual(few.cost.total + 1e-6);
      for (const { agents, cover, cost, bound } of [few, more]) {
        const counted = requirement.map(
          (_, slot) => agents.filter(({ shifts }) => shifts[0]!.pattern.slots.includes(slot)).length,
        );
        expect(cover[0]).toEqual(counted);
        expect(cost.wages).toBeCloseTo(
          agents.reduce((sum, { shifts }) => sum + shifts[0]!.pattern.cost, 0),
          6,
        );
        const missing = requirement.reduce((sum, least, slot) => sum + Math.max(0, least - counted[slot]!), 0);
        expect(cost.short).toBeCloseTo(missing * 20, 6);
        expect(bound).toBeCloseTo(cost.total, 4);
      }
    }),
    { numRuns: 25, seed: 7 },
  );
});
