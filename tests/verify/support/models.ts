import type { Distribution } from "../../../sim/scenario/distribution.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { PolicyChoice, RunSpec, Scenario } from "../../../sim/scenario/scenario.ts";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";

/** The published models count in minutes or in service times; here one such unit is a minute. */
export const UNIT = 60_000;

export function exponential(mean: number): Distribution {
  return { kind: "exponential", meanMs: mean * UNIT };
}

/** A queue of a model: `perUnit` contacts a unit of time, all times in units. */
export interface ModelQueue {
  readonly id: string;
  readonly perUnit?: number;
  readonly talk: Distribution;
  readonly patience?: Distribution;
  readonly within?: number;
  readonly channel?: Channel;
  readonly priority?: number;
  readonly over?: Partial<QueueSpec>;
}

export interface ModelGroup {
  readonly id: string;
  readonly agents: number;
  /** Queue ids in order; a pair adds the factor handle times are multiplied by. */
  readonly skills: readonly (string | readonly [string, number])[];
  readonly slots?: GroupSpec["slots"];
  readonly over?: Partial<GroupSpec>;
}

export interface Model {
  readonly queues: readonly ModelQueue[];
  readonly groups: readonly ModelGroup[];
  readonly policy?: PolicyChoice;
  /** Units counted, after `warmUp` units. */
  readonly length: number;
  readonly warmUp?: number;
  readonly over?: Partial<Scenario>;
  readonly run?: Partial<RunSpec>;
}

/** The scenario of a model: constant rates, unnamed agents, first come first served and longest idle unless said. */
export function scenarioOf(model: Model): Scenario {
  const channelOf = new Map(model.queues.map(({ id, channel }) => [id, channel ?? "voice"] as const));
  return {
    version: 1,
    id: "model",
    name: { en: "Model", ru: "Модель" },
    timeZone: "UTC",
    policy: model.policy ?? "fifo-li",
    shiftEnd: "finish-contact",
    exclusiveChannels: [],
    queues: model.queues.map((queue) => ({
      id: queue.id,
      name: { en: queue.id, ru: queue.id },
      channel: queue.channel ?? "voice",
      priority: queue.priority ?? 0,
      talkMs: queue.talk,
      target: {
        withinMs: Math.round((queue.within ?? 1 / 3) * UNIT),
        share: 0.8,
        formula: "offered",
        shortAbandonMs: 0,
      },
      ...(queue.perUnit === undefined
        ? {}
        : {
            arrivals: { profile: "daily" as const, intervalMinutes: 60, perHour: Array(24).fill(queue.perUnit * 60) },
          }),
      ...(queue.patience === undefined ? {} : { patienceMs: queue.patience }),
      ...queue.over,
    })),
    groups: model.groups.map((group) => ({
      id: group.id,
      name: { en: group.id, ru: group.id },
      skills: group.skills.map((skill) =>
        typeof skill === "string"
          ? { queueId: skill, level: 5 }
          : { queueId: skill[0], level: 5, handleTimeFactor: skill[1] },
      ),
      slots: group.slots ?? {
        total: 1,
        byChannel: Object.fromEntries(
          group.skills.map((skill) => [channelOf.get(typeof skill === "string" ? skill : skill[0])!, 1]),
        ),
      },
      shifts: [],
      people: [],
      headcount: { profile: "daily", intervalMinutes: 1_440, agents: [group.agents] },
      ...group.over,
    })),
    run: {
      warmUpMinutes: model.warmUp ?? Math.ceil(model.length / 20),
      lengthMinutes: model.length,
      end: "drain",
      intervalMinutes: 1_440,
      ...model.run,
    },
    ...model.over,
  };
}
