import { type Floor, type FloorAgent, loads, type OpenVisit, type OpenWork } from "../../floor/index.ts";
import type { Instant } from "../../vocabulary/index.ts";
import { servedChannels, slotsFor } from "../agentSlots.ts";
import type { BoardConfig } from "../config.ts";
import type { ContactWhy, NextFree, WhyStep, WhyStepCode, WhyWaits } from "./why.ts";

const MOST_NEXT = 5;

export interface ObservedInput {
  readonly floor: Floor;
  readonly config: BoardConfig;
  readonly at: Instant;
  /** How long a work of this visit's queue usually takes today, ms; absent where none was finished. */
  readonly usualMs: (visit: OpenVisit) => number | undefined;
}

/**
 * Where the contact is and, while it waits, who could take it, from what was observed alone: who is signed in, belongs to
 * the queue, is there, has a slot free. What the routing of the source makes of those who are left, nobody tells.
 */
export function observedWhy(input: ObservedInput, contactId: string, source?: string): ContactWhy {
  const { floor, at } = input;
  const own = (one: OpenVisit | OpenWork) =>
    one.contactId === contactId && (source === undefined || one.source.source === source);
  const works = [...floor.works()].filter((work) => own(work) && work.role === "primary");
  const base = { at, basis: "observed", chosen: [], sentences: [] } as const;
  const serving = works.filter(({ phase }) => phase === "connected" || phase === "held" || phase === "wrapup");
  if (serving.length > 0) return { ...base, state: "served", agentIds: serving.map(({ agent }) => agent.agentId) };
  const visit = floor.waiting.find(own);
  const ringing = works.filter(({ phase }) => phase === "offered").map(({ agent }) => agent.agentId);
  if (visit !== undefined) {
    const waits = observedWait(input, visit);
    return { ...base, state: ringing.length > 0 ? "rings" : "waits", waits, agentIds: ringing };
  }
  const open = [...floor.sources.values()].some(
    (side) =>
      (source === undefined || side.source === source) && [...side.contacts.keys()].some((id) => id === contactId),
  );
  return { ...base, state: open ? "elsewhere" : "gone", agentIds: [] };
}

/** Why a visit waits, from what was observed. */
export function observedWait({ floor, config, at, usualMs }: ObservedInput, visit: OpenVisit): WhyWaits {
  const { queue, enqueuedAt } = visit;
  const line = floor.waiting.filter((other) => other.queue === queue);
  let agents = [...floor.agents.values()];
  const steps: WhyStep[] = [{ code: "agents", left: agents.length, out: 0 }];
  const keep = (code: WhyStepCode, may: (agent: FloorAgent) => boolean) => {
    const left = agents.filter(may);
    steps.push({ code, left: left.length, out: agents.length - left.length });
    agents = left;
  };
  keep("signedIn", (agent) => agent.signedIn());
  // Where no source tells who belongs where, whoever works on the channel might.
  const told = [...floor.agents.values()].some((agent) => isMember(agent, queue.queueId));
  if (told) keep("member", (agent) => isMember(agent, queue.queueId));
  keep("channel", (agent) => servedChannels(agent, floor).has(queue.channel) || isMember(agent, queue.queueId));
  keep("present", (agent) => agent.available() && (!told || agent.availableIn(queue.queueId)));
  const able = agents;
  keep("slot", (agent) => hasRoom(agent, queue.channel, config));
  const blocks = steps.find(({ left }) => left === 0)?.code;
  return {
    queueId: queue.queueId,
    channel: queue.channel,
    sinceAt: enqueuedAt,
    waitMs: Math.max(0, at - enqueuedAt),
    acceptableWaitMs: config.targets[queue.channel].acceptableWaitMs,
    position: line.indexOf(visit) + 1,
    of: line.length,
    steps,
    ...(blocks === undefined ? {} : { blocks }),
    nextFree: nextFree(
      able.filter((agent) => !agents.includes(agent)),
      visit,
      config,
      usualMs(visit),
    ),
  };
}

function isMember(agent: FloorAgent, queueId: OpenVisit["queue"]["queueId"]): boolean {
  return agent.sides.some(({ memberships }) => memberships.has(queueId));
}

/** A slot of the channel free, nothing ringing; somebody in wrap-up holds what wraps up. */
function hasRoom(agent: FloorAgent, channel: OpenVisit["queue"]["channel"], config: BoardConfig): boolean {
  if (agent.works.some(({ phase }) => phase === "offered")) return false;
  return agent.busy() < slotsFor(agent, channel, config);
}

/** Those who lack only a slot: whoever has been at it for the longest is taken to be free first. */
function nextFree(
  agents: readonly FloorAgent[],
  { queue }: OpenVisit,
  config: BoardConfig,
  usualMs: number | undefined,
): readonly NextFree[] {
  return agents
    .map((agent): NextFree => {
      const oldest = agent.works.filter(loads).reduce<Instant | undefined>((first, { connectedAt, openedAt }) => {
        const since = connectedAt ?? openedAt;
        return first === undefined || since < first ? since : first;
      }, undefined);
      return {
        agentId: agent.agentId,
        state: agent.activity,
        sinceAt: oldest ?? agent.activityAt,
        busy: agent.busy(),
        slots: Math.max(slotsFor(agent, queue.channel, config), agent.busy()),
        ...(usualMs === undefined ? {} : { usualMs }),
      };
    })
    .sort((a, b) => a.sinceAt - b.sinceAt || (a.agentId < b.agentId ? -1 : 1))
    .slice(0, MOST_NEXT);
}
