import { describe, expect, test } from "vitest";
import { presetNamed } from "../../sim/scenario/presets/index.ts";
import { applySweep, applyVariant } from "../../sim/scenario/variants.ts";
import { abandonment, difference, estimate, type Run, runs, serviceLevel } from "../fixtures/presetRuns.ts";

const REPLICATIONS = 40;

const known = new Map<string, Run[]>();

/** Forty replications of a variant, run once. */
function variant(presetId: string, variantId = "base"): Run[] {
  const key = `${presetId}/${variantId}`;
  const done = known.get(key);
  if (done !== undefined) return done;
  const parsed = applyVariant(presetNamed(presetId)!, variantId);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const result = runs(parsed.scenario, REPLICATIONS);
  known.set(key, result);
  return result;
}

/** Forty replications at one point of a slider. */
function point(presetId: string, sweepId: string, value: number): Run[] {
  const preset = presetNamed(presetId)!;
  const at = preset.sweeps!.find((sweep) => sweep.id === sweepId)!.points.findIndex((one) => one.value === value);
  const parsed = applySweep(preset, sweepId, at);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return runs(parsed.scenario, REPLICATIONS);
}

function mean(result: readonly Run[], figure: (run: Run) => number): number {
  return estimate(result.map(figure)).mean;
}

/** Within `tolerance` of what an independent simulation found, our own precision added. */
function agrees(result: readonly Run[], figure: (run: Run) => number, expected: number, tolerance: number): void {
  const ours = estimate(result.map(figure));
  expect(Math.abs(ours.mean - expected), `got ${ours.mean} ± ${ours.halfWidth}`).toBeLessThan(
    tolerance + ours.halfWidth,
  );
}

/** The figure rises from `a` to `b` beyond chance, by at least `least`. */
function rises(a: readonly Run[], b: readonly Run[], figure: (run: Run) => number, least = 0): void {
  const { mean, halfWidth } = difference(a, b, figure);
  expect(mean - halfWidth, `difference ${mean} ± ${halfWidth}`).toBeGreaterThan(least);
}

const voice = (run: Run) => serviceLevel(run, "voice");
const chat = (run: Run) => serviceLevel(run, "chat");
const voiceLost = (run: Run) => abandonment(run, "voice");
const chatLost = (run: Run) => abandonment(run, "chat");
const overall = (run: Run) => serviceLevel(run);
const lost = (run: Run) => abandonment(run);

describe("independent checks of the presets", () => {
  test("[PR7] five-percent: all by phone gives 79.1 ± 1.2 % and 5.5 % abandoned; doing both costs the phone 2.4 ± 0.6 points", () => {
    const base = variant("five-percent");
    agrees(base, voice, 0.791, 0.012);
    agrees(base, voiceLost, 0.055, 0.004);
    const { mean, halfWidth } = difference(base, variant("five-percent", "everybody-both"), voice);
    expect(Math.abs(mean + 0.024), `${mean} ± ${halfWidth}`).toBeLessThan(0.006 + halfWidth);
  });

  test("[PR7] the-standard: 87.5 % before, 87.2 % with seven people after", () => {
    agrees(variant("the-standard"), chat, 0.875, 0.012);
    agrees(variant("the-standard", "after-7"), chat, 0.872, 0.012);
  });

  test("[PR7] three-at-once: 3.3, 5.1, 5.5, 4.9, 4.2 chats settled in an agent's hour when the line is never empty", () => {
    const expected = [3.3, 5.1, 5.5, 4.9, 4.2];
    expected.forEach((settled, i) => {
      const full = point("three-at-once", "at-once-full", i + 1);
      agrees(full, settledPerAgentHour, settled, 0.1);
    });
  });

  test("[PR7] split-or-blend: the phone's service level goes from 60 to 82 % by rules alone", () => {
    agrees(variant("split-or-blend", "scatter"), voice, 0.6, 0.02);
    agrees(variant("split-or-blend", "reserve-2"), voice, 0.82, 0.02);
  });

  test("[PR7] five-minutes-or-a-day: keeping people free takes the phone from 76 to 88 %", () => {
    agrees(variant("five-minutes-or-a-day", "priority"), voice, 0.76, 0.015);
    agrees(variant("five-minutes-or-a-day", "reserve"), voice, 0.88, 0.015);
  });
});

/** Answered in an agent's hour, times the share of the finished ones that were settled. */
function settledPerAgentHour(run: Run): number {
  const hours = run.agents("onQueueMs") / 3_600_000;
  return ((run.of("answered") / hours) * run.of("resolved")) / run.of("handled");
}

describe("lessons of the presets, in their figures", () => {
  test("[PR8] five-percent: one person in chat leaves many unanswered, both together answer chat at the phone's cost", () => {
    const base = variant("five-percent");
    const one = variant("five-percent", "one-for-chat");
    const both = variant("five-percent", "everybody-both");
    expect(Math.abs(difference(base, one, voice).mean)).toBeLessThan(0.02);
    expect(mean(one, chatLost)).toBeGreaterThan(0.15);
    expect(mean(both, chat)).toBeGreaterThan(0.95);
    rises(both, base, voice);
    rises(both, variant("five-percent", "both-packed"), voice);
    rises(one, variant("five-percent", "induced"), chatLost, 0.15);
  });

  test("[PR8] the-standard: people saved in the proportion chats are shorter, hardly more", () => {
    rises(variant("the-standard", "after-6"), variant("the-standard"), chat, 0.05);
    expect(mean(variant("the-standard", "after"), chat)).toBeGreaterThan(0.99);
    expect(Math.abs(difference(variant("the-standard"), variant("the-standard", "after-7"), chat).mean)).toBeLessThan(
      0.03,
    );
  });

  test("[PR8] split-or-blend: spread chats ruin the phone; gathered ones with a reserve serve both better than two teams", () => {
    const split = variant("split-or-blend");
    const kept = variant("split-or-blend", "reserve-2");
    rises(variant("split-or-blend", "scatter"), split, voice, 0.1);
    rises(split, kept, voice);
    rises(split, kept, chat);
    rises(variant("split-or-blend", "slower"), kept, voice, 0.05);
    // Where people are slow in the other channel the verdict turns: two teams are better.
    rises(variant("split-or-blend", "slower"), split, voice);
  });

  test("[PR8] explain-thrice: people buy the service level back, not the explaining", () => {
    const kept = variant("explain-thrice");
    rises(variant("explain-thrice", "lost"), kept, voice, 0.05);
    rises(kept, variant("explain-thrice", "lost-32"), voice);
    expect(mean(variant("explain-thrice", "lost-29"), voice)).toBeLessThan(mean(kept, voice));
    const explained = (run: Run) => run.of("explained") / run.of("needsResolved");
    rises(kept, variant("explain-thrice", "lost"), explained, 0.2);
    rises(kept, variant("explain-thrice", "lost-32"), explained, 0.2);
  });

  test("[PR8] five-minutes-or-a-day: what can wait carries the day", () => {
    const id = "five-minutes-or-a-day";
    const messenger = (run: Run) => serviceLevel(run, "messenger");
    const mail = (run: Run) => serviceLevel(run, "mail");
    expect(mean(variant(id), messenger)).toBeLessThan(0.5);
    rises(variant(id, "one-line"), variant(id, "priority"), voice, 0.05);
    rises(variant(id, "priority"), variant(id, "reserve"), voice, 0.08);
    expect(mean(variant(id, "reserve"), messenger)).toBeGreaterThan(0.9);
    expect(mean(variant(id, "reserve"), mail)).toBeGreaterThan(0.98);
    rises(variant(id), variant(id, "reserve"), voice);
    expect(Math.abs(difference(variant(id, "priority"), variant(id, "least-slack"), voice).mean)).toBeLessThan(0.02);
  });

  test("[PR8] menu-memory: the menu frees nobody and gives callers their time; knowing and routing free people", () => {
    const base = variant("menu-memory");
    const menu = variant("menu-memory", "menu");
    expect(Math.abs(difference(base, menu, voice).mean)).toBeLessThan(0.015);
    const inMenu = (run: Run) => run.of("selfServiceMs") / run.of("started");
    rises(menu, base, inMenu, 12_000);
    rises(base, variant("menu-memory", "known"), voice, 0.03);
    rises(base, variant("menu-memory", "routed"), voice);
    rises(base, variant("menu-memory", "all-22"), voice);
    rises(variant("menu-memory", "all"), variant("menu-memory", "wrong-guesses"), inMenu);
    expect(
      difference(variant("menu-memory", "all"), variant("menu-memory", "wrong-guesses"), inMenu).mean,
    ).toBeLessThan(4_000);
  });

  test("[PR8] say-it-in-the-queue: an announcement blind to the messenger floods it, one that looks does not", () => {
    const id = "say-it-in-the-queue";
    const messenger = (run: Run) => serviceLevel(run, "messenger");
    rises(variant(id), variant(id, "over-30-50"), voice, 0.02);
    rises(variant(id, "over-30-50"), variant(id), messenger, 0.1);
    rises(variant(id, "over-30-50"), variant(id, "both-ends"), messenger, 0.05);
    rises(variant(id), variant(id, "both-ends"), voice, 0.01);
    rises(variant(id, "always"), variant(id, "both-ends"), voice);
    rises(variant(id, "always"), variant(id, "both-ends"), messenger);
  });

  test("[PR8] nine-islands: one neighbour gives more than half of the pool, a pool does with fewer, slower costs people", () => {
    const [islands, chain, pool] = ["base", "chain", "pool"].map((name) => variant("nine-islands", name)) as [
      Run[],
      Run[],
      Run[],
    ];
    const gained = difference(islands, chain, overall).mean;
    expect(gained).toBeGreaterThan(0.5 * difference(islands, pool, overall).mean);
    rises(islands, variant("nine-islands", "two-joined"), overall);
    rises(islands, variant("nine-islands", "pool-33"), overall, 0.05);
    rises(variant("nine-islands", "pool-slower"), variant("nine-islands", "pool-35"), overall);
    rises(islands, variant("nine-islands", "pool-slower"), overall, 0.05);
  });

  test("[PR8] three-at-once: the line says more, resolution says three", () => {
    const names = ["one", "two", "base", "four", "five"];
    for (let i = 1; i < names.length; i++) {
      rises(variant("three-at-once", names[i - 1]!), variant("three-at-once", names[i]!), chat);
      rises(variant("three-at-once", names[i - 1]!), variant("three-at-once", names[i]!), (run) => run.of("answered"));
    }
    const settled = (run: Run) => run.of("resolved");
    rises(variant("three-at-once", "two"), variant("three-at-once"), settled);
    expect(difference(variant("three-at-once"), variant("three-at-once", "four"), settled).mean).toBeLessThan(5);
    const full = [3, 4, 5].map((chats) => point("three-at-once", "at-once-full", chats)) as [Run[], Run[], Run[]];
    rises(full[1], full[0], settledPerAgentHour, 0.2);
    rises(full[2], full[1], settledPerAgentHour, 0.2);
  });

  test("[PR8] rings: best just before the promise, a cliff at it, beyond it the service level rises while more leave", () => {
    const id = "rings-and-friends-bullseye";
    rises(variant(id), variant(id, "ring-20"), overall, 0.02);
    rises(variant(id, "ring-40"), variant(id, "ring-20"), overall, 0.03);
    rises(variant(id, "ring-40"), variant(id, "own-only"), overall);
    rises(variant(id, "ring-40"), variant(id, "own-only"), lost);
  });

  test("[PR8] last agent: preferring is free, waiting is dear, and the service level rises while more leave", () => {
    const id = "rings-and-friends-last-agent";
    rises(variant(id), variant(id, "own-0"), voice);
    rises(variant(id, "own-0"), variant(id), voiceLost);
    rises(variant(id, "own-0"), variant(id, "own-20"), voiceLost);
    rises(variant(id, "own-40"), variant(id, "own-90"), voice);
    rises(variant(id, "own-40"), variant(id, "own-90"), voiceLost);
  });

  test("[PR8] on-sale: a callback spreads the wave, leading chats to the phone doubles it", () => {
    rises(variant("on-sale", "callback"), variant("on-sale"), voiceLost, 0.05);
    rises(variant("on-sale"), variant("on-sale", "known"), voice);
    rises(variant("on-sale", "diverted"), variant("on-sale"), voice);
    // Whoever met the closed door is missing from the service level of the broken channel.
    rises(variant("on-sale", "chat-holds"), variant("on-sale"), chat, 0.05);
    expect(mean(variant("on-sale"), (run) => run.of("refused", "chat"))).toBeGreaterThan(50);
    expect(mean(variant("on-sale", "ordinary"), voice)).toBeGreaterThan(0.8);
  });

  test("[PR8] flat-robot: a robot before the flat questions saves nearly all a robot before everything saves", () => {
    const nobody = variant("flat-robot", "nobody");
    rises(nobody, variant("flat-robot", "flat-only"), overall, 0.05);
    expect(difference(variant("flat-robot", "flat-only"), variant("flat-robot"), overall).mean).toBeLessThan(0.03);
    expect(difference(nobody, variant("flat-robot", "other-only"), overall).mean).toBeLessThan(0.05);
  });

  test("[PR8] road-map: the six steps together turn the centre round, and none of them harms", () => {
    const steps = ["base", "touch-points", "journey-map", "data", "feedback", "platform", "training"];
    const each = steps.map((step) => mean(variant("road-map", step), overall));
    for (let i = 1; i < each.length; i++) expect(each[i]! - each[i - 1]!, steps[i]).toBeGreaterThan(-0.01);
    rises(variant("road-map"), variant("road-map", "training"), overall, 0.15);
  });

  test("[PR8] power-of-one: a tenth of the people is far more than a tenth of the waiting of the peak", () => {
    // The peak is 12:30 to 14:00: half-hours 7, 8 and 9 of the day.
    const waited = (from: number, to: number) => (run: Run) =>
      run.of("waitMsAnswered", "voice", from, to) + run.of("waitMsAbandoned", "voice", from, to);
    const peak = waited(7, 10);
    const day = waited(0, 18);
    const base = variant("power-of-one");
    rises(base, variant("power-of-one", "one-late"), peak);
    expect(mean(variant("power-of-one", "one-late"), peak) / mean(base, peak)).toBeGreaterThan(1.15);
    expect(mean(variant("power-of-one", "two-late"), peak) / mean(base, peak)).toBeGreaterThan(1.4);
    expect(mean(variant("power-of-one", "one-early"), day) / mean(base, day)).toBeLessThan(1.05);
    expect(mean(variant("power-of-one", "eleven"), day) / mean(base, day)).toBeLessThan(0.65);
  });
});
