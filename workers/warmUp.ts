import type { QueueSpec } from "../sim/scenario/queueSpec.ts";
import { SCENARIO_VERSION, type Scenario } from "../sim/scenario/scenario.ts";
import type { GroupSpec } from "../sim/scenario/staff.ts";
import { hours, minutes, seconds } from "../sim/vocabulary/index.ts";
import type { ComparisonRequest } from "./comparisonApi.ts";

const [voice, chat, email] = [queue("voice", 120), queue("chat", 60), queue("email", 30)];

/**
 * An hour of a small centre of three channels: what threads run before anybody asks, so that the first question finds
 * them there and their code compiled. Nobody sees what comes of it.
 */
export const WARM_UP: Scenario = {
  ...{ version: SCENARIO_VERSION, id: "warm-up", name: { en: "Warm-up", ru: "Прогрев" }, timeZone: "UTC" },
  run: { startMinute: 540, lengthMinutes: 60, intervalMinutes: 30 },
  ...{ policy: "fifo-li", shiftEnd: "finish-contact", exclusiveChannels: [] },
  queues: [voice, chat, email],
  groups: [group(voice, 11, 1), group(chat, 4, 3), group(email, 5, 1)],
};

/** Runs of it each of two sides takes: some 20,000 contacts, a tenth of a second of two cold threads. */
const RUNS = 48;

/** A comparison of the small centre with itself: threads and reading are warm after it. Number 0: older than any other. */
export const WARM_UP_REQUEST: ComparisonRequest = {
  number: 0,
  scenarios: [
    { label: "A", scenario: WARM_UP },
    { label: "B", scenario: { ...WARM_UP, id: "warm-up-fifo", policy: "prio" } },
  ],
  seed: WARM_UP.id,
  plan: { kind: "replications", replications: RUNS },
};

function queue(channel: "voice" | "chat" | "email", perHour: number): QueueSpec {
  return {
    ...{ id: channel, name: { en: channel, ru: channel }, channel, priority: 1 },
    arrivals: { profile: "daily", intervalMinutes: 30, perHour: Array.from({ length: 48 }, () => perHour) },
    target: { withinMs: channel === "email" ? hours(4) : seconds(20), share: 0.8 },
    talkMs: { kind: "lognormal", meanMs: minutes(5), cv: 1 },
    ...(channel === "email" ? {} : { patienceMs: { kind: "exponential", meanMs: minutes(3) } }),
  };
}

function group({ id, name, channel }: QueueSpec, agents: number, slots: number): GroupSpec {
  return {
    ...{ id, name, skills: [{ queueId: id, level: 5 }], shifts: [], people: [] },
    slots: {
      total: slots,
      byChannel: { [channel]: slots },
      ...(slots === 1 ? {} : { slowDown: { [channel]: [1, 1.25, 1.5] } }),
    },
    headcount: { profile: "daily", intervalMinutes: 30, agents: Array.from({ length: 48 }, () => agents) },
    costPerHour: 1,
  };
}
