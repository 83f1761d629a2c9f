import type { InitialState } from "../engine/start/initialState.ts";
import type { ServiceLevelTarget } from "../metrics/config.ts";
import type { TraceContact } from "../scenario/demand.ts";
import { type ParsedScenario, parseScenario } from "../scenario/parse.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { RunSpec, Scenario } from "../scenario/scenario.ts";
import type { Channel } from "../vocabulary/index.ts";

/** A contact of a day that was. */
export interface DayContact {
  /** As the floor calls it. */
  readonly queueId: string;
  readonly channel: Channel;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly talkMs?: number;
  readonly gaveUpMs?: number;
}

export interface LabOfFloorInput {
  /** What is believed of the centre; its ids may be of any form. */
  readonly scenario: Scenario;
  readonly name: Scenario["name"];
  readonly run: RunSpec;
  readonly targets: Readonly<Record<Channel, ServiceLevelTarget>>;
}

/** What the floor calls a thing → what a scenario may call it. */
export interface Renaming {
  readonly queues: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/**
 * A scenario of the lab of what is believed of a floor: ids in the form of scenarios, the board's targets where a queue
 * has none of its own, and the window that is looked at. Parsed: what a lab cannot take comes back as problems.
 */
export function labOfFloor({ scenario, name, run, targets }: LabOfFloorInput): {
  readonly parsed: ParsedScenario;
  readonly renaming: Renaming;
} {
  const renaming = {
    queues: soundIds(scenario.queues.map((queue) => queue.id)),
    groups: soundIds(scenario.groups.map((group) => group.id)),
  };
  const { story: _, ...rest } = scenario;
  const renamed = withIds({ ...rest, name, run }, renaming) as Scenario;
  const queues = renamed.queues.map((queue) => ({ target: targetOf(queue, targets), ...diallingOf(queue), ...queue }));
  return { parsed: parseScenario({ ...renamed, queues }), renaming };
}

function targetOf({ channel }: QueueSpec, targets: LabOfFloorInput["targets"]): QueueSpec["target"] {
  const { acceptableWaitMs, fraction } = targets[channel];
  return { withinMs: acceptableWaitMs, share: fraction };
}

/** Nobody knows of a log's callbacks how dialling went: everybody answers, as those in the log did. */
function diallingOf({ channel }: QueueSpec): Pick<QueueSpec, "dialling"> {
  if (channel !== "callback") return {};
  const soon = { kind: "deterministic", valueMs: 60_000 } as const;
  return { dialling: { answerShare: 1, noAnswerMs: soon, redials: 0, redialDelayMs: soon } };
}

/** The state with the ids of the renamed scenario. */
export function renamedState(state: InitialState, renaming: Renaming): InitialState {
  return withIds(state, renaming) as InitialState;
}

/** Fields that name a queue or a group, wherever they stand. */
const QUEUE_FIELDS: ReadonlySet<string> = new Set(["queueId", "toQueueId", "divertTo", "sharedBy"]);
const QUEUE_LISTS: ReadonlySet<string> = new Set(["queueIds"]);

/** Plain data with every id of a queue or group renamed. Ids that are sound stay what they are. */
function withIds(value: unknown, { queues, groups }: Renaming): unknown {
  const renamed = (one: unknown, key: string, of: string): unknown => {
    if (typeof one === "string") {
      if (QUEUE_FIELDS.has(key) || (key === "id" && of === "queues")) return queues.get(one) ?? one;
      if (key === "groupId" || (key === "id" && of === "groups")) return groups.get(one) ?? one;
      return one;
    }
    if (Array.isArray(one)) {
      return one.map((item) =>
        QUEUE_LISTS.has(key) && typeof item === "string" ? (queues.get(item) ?? item) : renamed(item, "", key),
      );
    }
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, field]) => [name, renamed(field, name, of)]));
  };
  return renamed(value, "", "");
}

/** Ids in the form of scenarios, each once, by what they were. */
export function soundIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id, i) => {
      const plain = id
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-+|-+$/g, "")
        .slice(0, 50);
      let sound = plain === "" ? `line-${i + 1}` : plain;
      while (taken.has(sound)) sound = `${sound}-${i + 1}`;
      taken.add(sound);
      return [id, sound];
    }),
  );
}

/**
 * The scenario with the contacts of a day as traces instead of rates, and how many belong to no queue of it. `queueOf`
 * says which queue of the scenario a contact joins. Who came again that day is in the trace: nobody redials or repeats besides.
 */
export function tracedScenario(
  scenario: Scenario,
  contacts: readonly DayContact[],
  startsAt: number,
  queueOf: (contact: DayContact) => string | undefined,
): { readonly parsed: ParsedScenario; readonly leftOut: number } {
  const traces = new Map<string, TraceContact[]>(scenario.queues.map((queue) => [queue.id, []]));
  let leftOut = 0;
  for (const contact of contacts) {
    const trace = traces.get(queueOf(contact) ?? "");
    if (trace === undefined) leftOut++;
    else trace.push(traceContact(contact, startsAt));
  }
  const queues = scenario.queues.map((queue) => {
    // Who comes only from other queues (callbacks, switches) comes from them again.
    if (queue.arrivals === undefined) return queue;
    const { redial: _, repeat: __, onAbandon: ___, ...customers } = queue.customers ?? {};
    const { arrivals: ____, customers: _____, ...rest } = queue;
    const trace = traces.get(queue.id) ?? [];
    const perHour = [(trace.length * 60) / 1_440];
    return {
      ...rest,
      arrivals: { profile: "daily", intervalMinutes: 1_440, perHour, trace } as const,
      ...(Object.keys(customers).length === 0 ? {} : { customers }),
    };
  });
  return { parsed: parseScenario({ ...scenario, queues }), leftOut };
}

/** A contact as a trace has it, from the instant the run begins. */
export function traceContact({ at, talkMs, gaveUpMs }: DayContact, startsAt: number): TraceContact {
  return {
    atMs: Math.max(0, at - startsAt),
    ...(talkMs === undefined ? {} : { talkMs }),
    // Nobody is known to be patient for no time at all: who left at once left within the first millisecond.
    ...(gaveUpMs === undefined ? {} : { patienceMs: Math.max(1, gaveUpMs) }),
  };
}
