import type { InitialAgent, InitialDue, InitialState, InitialWork } from "../engine/start/initialState.ts";
import { START_BOUNDS } from "../engine/start/startBounds.ts";
import type { Floor } from "../floor/floor.ts";
import type { FloorAgent } from "../floor/index.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Instant } from "../vocabulary/index.ts";
import { FloorContacts } from "./fromFloorContacts.ts";
import { FloorNames } from "./fromFloorNames.ts";
import { FloorWorks } from "./fromFloorWorks.ts";

/** What a floor and a scenario call differently, and what a floor does not remember. Everything absent: the same names. */
export interface FloorMapping {
  /** The scenario's queue of a floor's queue, by `queue/channel` or by `queue` alone. */
  readonly queues?: Readonly<Record<string, string>>;
  /** The scenario's agent of a floor's agent. */
  readonly agents?: Readonly<Record<string, string>>;
  /** The group of agents the scenario does not know, by the floor's agent; absent: by the queues they are members of. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Agents of the floor who are signed in and not there. */
  readonly away?: ReadonlySet<string>;
  /** Callbacks promised for later. */
  readonly due?: readonly InitialDue[];
}

/**
 * Why something on the floor has no place in the simulation: its queue, or any that fits, is not in the scenario; its
 * agent has no group there; the agent has no room for it by the scenario's slots; it is no load (listening in); the state
 * would be too large.
 */
export type NotPlacedReason = "unknown-queue" | "no-queue" | "no-group" | "no-room" | "no-load" | "too-many";

/** One thing of the floor that the simulation goes without. `id` as the floor has it. */
export interface NotPlaced {
  readonly what: "agent" | "visit" | "work" | "contact";
  readonly id: string;
  readonly reason: NotPlacedReason;
  /** What it is about: a queue, a channel, an agent; empty: nothing further is known. */
  readonly detail: string;
}

export interface FromFloor {
  readonly initial: InitialState;
  readonly notPlaced: readonly NotPlaced[];
}

/**
 * The floor as it stands at `floor.now`, as a state `scenario` can start from, and everything of it that has no place
 * there. Released works whose wrap-up has not begun are over. Throws `RangeError` for a floor that has heard of nothing.
 */
export function fromFloor(floor: Floor, scenario: Scenario, mapping: FloorMapping = {}): FromFloor {
  const at = floor.now;
  if (at === undefined) throw new RangeError("floor: expected one that has heard of something, got an empty one");
  const notPlaced: NotPlaced[] = [];
  const names = new FloorNames(floor, scenario, mapping);
  const groups = new Map<string, string>();
  const agents: InitialAgent[] = [];
  for (const agent of floor.agents.values()) {
    if (!isThere(agent)) continue;
    const groupId = names.groupOf(agent);
    if (groupId === undefined || agents.length >= START_BOUNDS.agents) {
      const reason = groupId === undefined ? "no-group" : "too-many";
      notPlaced.push({ what: "agent", id: agent.agentId, reason, detail: agent.teamId ?? "" });
      continue;
    }
    const agentId = names.agentOf(agent);
    if (groups.has(agentId)) {
      notPlaced.push({ what: "agent", id: agent.agentId, reason: "no-room", detail: agentId });
      continue;
    }
    groups.set(agentId, groupId);
    agents.push({ agentId, groupId, name: agent.name ?? agentId, ...placeOf(agent, at, mapping.away) });
  }
  const atAgents = new FloorWorks(scenario, names, groups, notPlaced);
  const works: InitialWork[] = [];
  for (const agent of floor.agents.values()) if (isThere(agent)) works.push(...atAgents.of(agent, at));
  const contacts = new FloorContacts(floor, scenario, names, groups, notPlaced);
  const waiting = contacts.waiting(at, START_BOUNDS.contacts - works.length);
  return {
    initial: { at, agents, works, waiting, ...contacts.elsewhere(at), due: mapping.due ?? [] },
    notPlaced,
  };
}

/** Signed in, or at work although nobody said so. */
function isThere(agent: FloorAgent): boolean {
  return agent.activity !== "offline" || agent.works.some(({ phase }) => phase !== "released");
}

function placeOf(
  agent: FloorAgent,
  at: Instant,
  away: FloorMapping["away"],
): Pick<InitialAgent, "state" | "sinceMs" | "reason"> {
  const { activity, activityAt, reason } = agent;
  const sinceMs = Math.max(0, at - activityAt);
  if (activity === "ready" && away?.has(agent.agentId) === true) return { state: "break", sinceMs };
  if (activity !== "break" && activity !== "away")
    return { state: "ready", sinceMs: activity === "ready" ? sinceMs : 0 };
  return { state: "break", sinceMs, ...(reason === undefined ? {} : { reason }) };
}
