import { describe, expect, test } from "vitest";
import type { Comparison, ComparisonRow } from "../../../app/_state/useComparison.ts";
import { answerOf } from "../../../app/lab/_desk/answer.ts";

/** A row as far as an answer reads it: the baseline and one other scenario. */
function row(
  id: string,
  { kept, value, verdict, target }: { kept?: [number, number]; value: number; verdict: string; target?: number },
): ComparisonRow {
  const scope = id.includes("channel") ? { kind: "channel", channel: id.split(":")[1] } : { kind: "total" };
  return {
    measure: { id, scope, ...(target === undefined ? {} : { target }) },
    values: [0, 1].map((i) => ({
      value: 1,
      halfWidth: 0,
      twenty: [],
      ...(kept === undefined ? {} : { kept: kept[i] }),
    })),
    differences: [{ value, halfWidth: 0, verdict }],
    edge: 1,
  } as unknown as ComparisonRow;
}
const comparison = (...rows: ComparisonRow[]) => ({ rows }) as unknown as Comparison;

const voice = row("serviceLevel@channel:voice", { kept: [16, 13], value: -0.019, verdict: "worse", target: 0.8 });
const chat = row("serviceLevel@channel:chat", { kept: [18, 17], value: -0.004, verdict: "small", target: 0.8 });
const cost = row("cost@total", { value: -1_800, verdict: "better" });

describe("the answer of a scenario", () => {
  test("[LS25] tells the promise that changes on the most days, by how much, and what it saves", () => {
    const { cost: money, level } = answerOf(comparison(chat, voice, cost), 1);
    expect(money).toBe(-1_800);
    expect([level?.row, level?.change, level?.kept, level?.keptBefore]).toEqual([voice, -0.019, 13, 16]);
  });

  test("[LS25] says no difference that is uncertain or too small to matter", () => {
    const same = row("cost@total", { value: 0, verdict: "same" });
    expect(answerOf(comparison(chat, same), 1)).toEqual({ cost: 0, level: { row: chat, kept: 17, keptBefore: 18 } });
    const unclear = row("cost@total", { value: 5, verdict: "unclear" });
    expect(answerOf(comparison(unclear), 1)).toEqual({ cost: 0 });
  });

  test("[LS25] the baseline alone says what it keeps; rows without a promise and the whole centre are passed over", () => {
    const total = row("serviceLevel@total", { kept: [1, 20], value: 1, verdict: "better", target: 0.8 });
    const waits = row("averageWaitMs@channel:voice", { value: 9_000, verdict: "worse" });
    const { level, cost: money } = answerOf(comparison(total, waits, voice, cost), 0);
    expect([level?.row, level?.kept, level?.keptBefore, level?.change]).toEqual([voice, 16, 16, undefined]);
    expect(money).toBeUndefined();
    expect(answerOf(comparison(), 1)).toEqual({});
  });
});
