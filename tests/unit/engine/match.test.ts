import { expect, test } from "vitest";
import { CHANCE } from "../../../sim/engine/kernel/chances.ts";
import { luck } from "../../../sim/engine/luck.ts";
import { createSimulation } from "../../../sim/engine/simulation.ts";
import type { CustomerSpec } from "../../../sim/scenario/customers.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import type { PolicyChoice, Scenario } from "../../../sim/scenario/scenario.ts";
import { hours, later, minutes } from "../../../sim/vocabulary/index.ts";
import { always, centre, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { LuckRecorder } from "../../fixtures/luckRecorder.ts";

const TALK_MS = 60_000;
const CONTACTS = 2_000;
const AGENTS = 3;

/** A contact every two minutes, a minute's conversation, three agents: all are idle whenever somebody comes. */
function quiet(policy: PolicyChoice, customers: CustomerSpec): Scenario {
  const trace = Array.from({ length: CONTACTS }, (_, i) => ({ atMs: minutes(2 * i) }));
  const line = voiceQueue(0, always(TALK_MS), {
    arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [0], trace },
    customers,
  });
  return centre([line], [group(AGENTS, [line])], { policy });
}

/** Contacts in order: how well each agent fits, who answered, how long the conversation took. */
function conversations(scenario: Scenario, seed = "match") {
  const recorder = new LuckRecorder();
  createSimulation(scenario, { seed, startAt: MONDAY, observer: recorder }).advanceTo(later(MONDAY, hours(80)));
  const began = new Map<string, { readonly at: number; readonly agent: number }>();
  const found: { fits: readonly number[]; agent: number; ms: number }[] = [];
  for (const event of recorder.events) {
    if (event.type === "work.connected") {
      began.set(event.contactId, { at: event.at, agent: Number(event.agentId.replace("agent-", "")) });
    }
    if (event.type !== "contact.ended") continue;
    const { at, agent } = began.get(event.contactId)!;
    const word = recorder.drawn.get(event.contactId)!.luck;
    const fits = Array.from({ length: AGENTS }, (_, a) => luck(word, CHANCE.match + a));
    found.push({ fits, agent, ms: event.at - at });
  }
  return found;
}

const predictive = (accuracy: number): PolicyChoice => ({ name: "predictive", parameters: { accuracy, gain: 60 } });
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test("[DT1] a conversation takes 1 − saving × match of its pair as long, to the millisecond", () => {
  const found = conversations(quiet(predictive(1), { matchSaving: 0.5 }));
  expect(found).toHaveLength(CONTACTS);
  for (const { fits, agent, ms } of found) {
    expect(agent).toBe(fits.indexOf(Math.max(...fits)));
    expect(ms).toBe(Math.round(TALK_MS * (1 - 0.5 * fits[agent]!)));
  }
});

test("[DT1] with right predictions the best of three fits 3/4 on average: 0.5 saved of it leaves 37.5 s of 60 s", () => {
  // The highest of n uniform numbers is n ÷ (n + 1) on average, with variance n ÷ ((n + 1)² (n + 2)).
  const best = mean(conversations(quiet(predictive(1), { matchSaving: 0.5 })).map(({ ms }) => ms));
  const error = (TALK_MS * 0.5 * Math.sqrt(3 / (16 * 5))) / Math.sqrt(CONTACTS);
  expect(Math.abs(best - 37_500)).toBeLessThan(4 * error);
  // Predictions that have nothing to do with it fit 1/2: 45 s, as does whoever is idle longest.
  const blind = (TALK_MS * 0.5 * Math.sqrt(1 / 12)) / Math.sqrt(CONTACTS);
  for (const policy of [predictive(0), "fifo-li"] as const) {
    const ms = mean(conversations(quiet(policy, { matchSaving: 0.5 })).map((one) => one.ms));
    expect(Math.abs(ms - 45_000)).toBeLessThan(4 * blind);
  }
});

test("[DT1] a saving of 0 changes nothing, bit for bit", () => {
  const none = conversations(quiet("fifo-li", {}));
  expect(conversations(quiet("fifo-li", { matchSaving: 0 }))).toEqual(none);
  expect(new Set(none.map(({ ms }) => ms))).toEqual(new Set([TALK_MS]));
});

test("[DT1] the share is a number from 0 to 0.9, said in both languages", () => {
  const spoilt = (matchSaving: unknown) =>
    parseScenario(JSON.parse(JSON.stringify(quiet("fifo-li", { matchSaving: matchSaving as number }))));
  expect(spoilt(0.9).ok).toBe(true);
  const parsed = spoilt(0.95);
  expect(parsed.ok ? [] : parsed.problems).toMatchObject([
    {
      code: "out-of-range",
      path: "queues.0.customers.matchSaving",
      expected: "a number from 0 to 0.9",
      got: "0.95",
      russian: { expected: "число от 0 до 0,9" },
    },
  ]);
});
