import { describe, expect, test } from "vitest";
import { lastAsked } from "../../../app/_state/lastAsked.ts";
import { keepAll } from "../../../app/lab/forecast/keepAll.ts";
import { type RunFacts, runState } from "../../../app/lab/forecast/runState.ts";
import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";

const NOTHING: RunFacts = { opened: undefined, made: undefined, progress: undefined, backtest: undefined };
const OPENED: RunFacts = { ...NOTHING, opened: { lengths: [30], rows: 10, contacts: 0 } };
const MADE = { calibrated: false } as unknown as NonNullable<RunFacts["made"]>;

describe("what the bar of the forecast says", () => {
  test("[FP9] a refused history is not being read, and a refused forecast is not being made", () => {
    expect(runState(NOTHING, false)).toBe("reading");
    expect(runState(NOTHING, true)).toBe("unread");
    expect(runState(OPENED, false)).toBe("making");
    expect(runState(OPENED, true)).toBe("unmade");
    expect(runState({ ...OPENED, opened: { lengths: [], rows: 0, contacts: 0 } }, false)).toBe("unmade");
  });

  test("[FP9] a trial is told of while it runs, and what stands after it was stopped", () => {
    const progress = { done: 1, total: 9, method: "mixed" } as const;
    expect(runState({ ...OPENED, made: MADE, progress }, false)).toBe("trying");
    expect(runState({ ...OPENED, made: MADE }, false)).toBe("untested");
    const backtest = { chosen: "mixed" } as unknown as NonNullable<RunFacts["backtest"]>;
    expect(runState({ ...OPENED, made: MADE, backtest }, false)).toBe("tested");
  });
});

describe("keeping a forecast", () => {
  const BOTH = ["model", "plan"].map((of) => ({ of }) as unknown as ForecastSnapshot);

  /** A server that takes `most` forecasts and lets go of them where it can. */
  function server(most: number, isRemoving = true) {
    const kept = new Map<number, string>();
    let next = 1;
    return {
      kept,
      keep: async ({ of }: ForecastSnapshot) => {
        if (kept.size >= most) return { ok: false as const, detail: "full" };
        kept.set(next, of);
        return { ok: true as const, value: { id: next++ } };
      },
      remove: async (id: number) => {
        if (!isRemoving) return { ok: false as const, detail: "gone" };
        kept.delete(id);
        return { ok: true as const, value: undefined };
      },
    };
  }

  test("[FP10] model and plan are kept together, in this order", async () => {
    const { kept, keep, remove } = server(2);
    expect(await keepAll(BOTH, keep, remove)).toEqual({ ok: true });
    expect([...kept.values()]).toEqual(["model", "plan"]);
  });

  test("[FP10] where the plan is refused the model goes too; where it cannot, that is said", async () => {
    const one = server(1);
    expect(await keepAll(BOTH, one.keep, one.remove)).toEqual({ ok: false, detail: "full", left: 0 });
    expect(one.kept.size).toBe(0);
    const stuck = server(1, false);
    expect(await keepAll(BOTH, stuck.keep, stuck.remove)).toEqual({ ok: false, detail: "full", left: 1 });
    expect(await keepAll(BOTH, stuck.keep, stuck.remove)).toEqual({ ok: false, detail: "full", left: 0 });
  });
});

describe("the kept forecast on show", () => {
  test("[FP11] of two asked for quickly the second one is shown, whichever comes first", () => {
    const asked = lastAsked();
    const first = asked.ask(1);
    const second = asked.ask(2);
    expect([second(), first()]).toEqual([true, false]);
  });

  test("[FP11] a removed forecast does not come back by a late answer; removing another one leaves it", () => {
    const asked = lastAsked();
    const first = asked.ask(1);
    asked.forget(2);
    expect(first()).toBe(true);
    asked.forget(1);
    expect(first()).toBe(false);
    expect(asked.ask(3)()).toBe(true);
  });
});
