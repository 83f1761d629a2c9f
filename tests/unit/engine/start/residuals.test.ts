import { describe, expect, test } from "vitest";
import type { CentreMessages } from "../../../../sim/engine/centre.ts";
import { luckWord } from "../../../../sim/engine/luck.ts";
import { durationsOf } from "../../../../sim/engine/numbers/durations.ts";
import { conversationLeft, isUnreachable, offerLeft, sessionLeft } from "../../../../sim/engine/start/residuals.ts";
import { always, exponential } from "../../../fixtures/centres.ts";

const PARTS = 20_000;

/** Mean over equal parts of (0, 1). */
function meanOver(value: (uniform: number) => number): number {
  let sum = 0;
  for (let i = 0; i < PARTS; i++) sum += value((i + 0.5) / PARTS);
  return sum / PARTS;
}

/** E[X − a | X > a] of a lognormal, by the trapezoid rule on its density over ln x. */
function lognormalLeft(meanMs: number, cv: number, ageMs: number): number {
  const variance = Math.log(1 + cv * cv);
  const mu = Math.log(meanMs) - variance / 2;
  const steps = 200_000;
  const from = Math.log(ageMs);
  const to = mu + 12 * Math.sqrt(variance);
  let [mass, sum] = [0, 0];
  for (let i = 0; i <= steps; i++) {
    const y = from + ((to - from) * i) / steps;
    const weight = Math.exp(-((y - mu) ** 2) / (2 * variance)) * (i === 0 || i === steps ? 0.5 : 1);
    mass += weight;
    sum += weight * (Math.exp(y) - ageMs);
  }
  return sum / mass;
}

/** The share of a normal above z, by the trapezoid rule. */
function above(z: number): number {
  let sum = 0;
  for (let i = 0; i <= 40_000; i++) sum += Math.exp(-((z + i * 3e-4) ** 2) / 2) * (i === 0 ? 0.5 : 1);
  return (sum * 3e-4) / Math.sqrt(2 * Math.PI);
}

describe("what is left of something, given how long it has lasted", () => {
  const talk = { kind: "lognormal", meanMs: 240_000, cv: 1.2 } as const;

  test.each([30_000, 240_000, 1_200_000])(
    "[IS4] lognormal work of which %i ms are done agrees with direct integration, mean and distribution",
    (workedMs) => {
      const conversation = { drawn: durationsOf(talk), extraMs: 0, factor: 1 };
      const left = (uniform: number) => conversationLeft(conversation, workedMs, uniform).leftMs;
      const exact = lognormalLeft(talk.meanMs, talk.cv, workedMs);
      expect(Math.abs(meanOver(left) / exact - 1)).toBeLessThan(0.004);
      const variance = Math.log(1 + talk.cv ** 2);
      const z = (ms: number) => (Math.log(ms) - Math.log(talk.meanMs) + variance / 2) / Math.sqrt(variance);
      for (const quantile of [0.1, 0.5, 0.9]) {
        expect(above(z(workedMs + left(quantile))) / above(z(workedMs))).toBeCloseTo(1 - quantile, 3);
      }
    },
  );

  test("[IS4] Kaplan–Meier patience with a jump agrees with direct integration of its curve", () => {
    const atMs = [20_000, 60_000, 60_000, 200_000];
    const survival = [0.9, 0.8, 0.5, 0.2];
    const tailMeanMs = 90_000;
    const patience = durationsOf({ kind: "survival", atMs, survival, tailMeanMs });
    // At 40 s the curve stands at 0.85. Area above: to 60 s, to 200 s, and the exponential tail.
    const exact = ((20_000 * (0.85 + 0.8)) / 2 + (140_000 * (0.5 + 0.2)) / 2 + 0.2 * tailMeanMs) / 0.85;
    expect(Math.abs(meanOver((uniform) => patience.residual(40_000, uniform)) / exact - 1)).toBeLessThan(1e-3);
    // 0.3 of 0.85 end at exactly one minute: from 1 − 0.80/0.85 to 1 − 0.50/0.85.
    for (const uniform of [0.06, 0.2, 0.41]) expect(patience.residual(40_000, uniform)).toBe(20_000);
    expect(patience.residual(40_000, 0.058)).toBeLessThan(20_000);
    expect(patience.residual(40_000, 0.413)).toBeGreaterThan(20_000);
  });

  test("[IS5] identification comes first, and a slow agent's time is longer by the factor", () => {
    const conversation = { drawn: durationsOf(always(100_000)), extraMs: 20_000, factor: 1.5 };
    // 120 s alone are 180 s with this agent.
    expect(conversationLeft(conversation, 0, 0.5)).toEqual({ leftMs: 180_000, talkMs: 120_000 });
    expect(conversationLeft(conversation, 15_000, 0.5)).toEqual({ leftMs: 165_000, talkMs: 120_000 });
    expect(conversationLeft(conversation, 90_000, 0.5)).toEqual({ leftMs: 90_000, talkMs: 120_000 });
    // Longer than it can last: over at once.
    expect(conversationLeft(conversation, 500_000, 0.5).leftMs).toBeLessThanOrEqual(2);
  });

  test("[IS6] an offer that still rings is missed the more likely the longer it rings", () => {
    const answer = durationsOf(exponential(10_000));
    const ends = (elapsedMs: number) => {
      let missed = 0;
      for (let i = 0; i < PARTS; i++) if (offerLeft(answer, 0.2, 30_000, elapsedMs, (i + 0.5) / PARTS).missed) missed++;
      return missed / PARTS;
    };
    // Missed: 0.2, and of the rest whoever would take longer than 30 s; given that nobody answered within e.
    for (const elapsedMs of [0, 8_000, 25_000]) {
      const tail = Math.exp(-3);
      const exact = (0.2 + 0.8 * tail) / (0.2 + 0.8 * Math.exp(-elapsedMs / 10_000));
      expect(ends(elapsedMs)).toBeCloseTo(exact, 3);
    }
    expect(offerLeft(answer, 0, 30_000, 45_000, 0.9)).toEqual({ leftMs: 1, missed: true });
    expect(offerLeft(undefined, 0, 30_000, 5_000, 0.9)).toEqual({ leftMs: 1, missed: false });
  });

  test("[IS6] whoever is dialled and has not hung up after the ringing time is in conversation", () => {
    const dialling = {
      answerShare: 0.6,
      noAnswer: durationsOf(always(25_000)),
      redials: 0,
      redialDelay: durationsOf(always(1_000)),
      after: undefined,
    };
    const conversation = { drawn: durationsOf(exponential(100_000)), extraMs: 0, factor: 1 };
    const share = (elapsedMs: number) => meanOver((u) => (isUnreachable(dialling, conversation, elapsedMs, u) ? 1 : 0));
    expect(share(0)).toBeCloseTo(0.4, 3);
    expect(share(10_000)).toBeCloseTo(0.4 / (0.4 + 0.6 * Math.exp(-0.1)), 3);
    expect(share(26_000)).toBe(0);
  });

  test("[IS6] a session in parts goes on in the part, or the silence, that its elapsed time leads to", () => {
    const messages: CentreMessages = {
      customerReply: durationsOf(always(40_000)),
      agentReply: undefined,
      parts: 3,
      releaseAfterMs: 60_000,
      sameAgentMs: Number.POSITIVE_INFINITY,
      readUpMs: 0,
    };
    const conversation = { drawn: durationsOf(always(30_000)), extraMs: 0, factor: 1 };
    const at = (elapsedMs: number, part = 0) => {
      const { part: now, silent, leftMs } = sessionLeft(conversation, messages, part, elapsedMs, 7);
      return [now, silent, leftMs];
    };
    // Parts of 10 s with silences of 40 s between them.
    expect(at(4_000)).toEqual([0, false, 6_000]);
    expect(at(30_000)).toEqual([1, true, 20_000]);
    expect(at(55_000)).toEqual([1, false, 5_000]);
    expect(at(109_999)).toEqual([2, false, 1]);
    expect(at(12_000, 1)).toEqual([2, true, 38_000]);
    // A session that can no longer be with the agent ends at once.
    expect(at(999_000)).toEqual([2, false, 1]);
  });

  test("[IS6] sessions followed until one lasts have the law of those that last", () => {
    const messages: CentreMessages = {
      customerReply: durationsOf(exponential(30_000)),
      agentReply: undefined,
      parts: 2,
      releaseAfterMs: 1_000_000_000,
      sameAgentMs: Number.POSITIVE_INFINITY,
      readUpMs: 0,
    };
    const conversation = { drawn: durationsOf(always(20_000)), extraMs: 0, factor: 1 };
    // 10 s, an exponential silence, 10 s. After 60 s: silent unless the silence ended in the last 10 s.
    let silent = 0;
    for (let i = 0; i < 4_000; i++) {
      if (sessionLeft(conversation, messages, 0, 60_000, luckWord(i, 1)).silent) silent++;
    }
    const [longer, lasting] = [Math.exp(-50 / 30), Math.exp(-40 / 30)];
    const exact = longer / lasting;
    expect(Math.abs(silent / 4_000 - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / 4_000));
  });
});
