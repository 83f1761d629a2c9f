import type { FloorAgent } from "./agent.ts";
import type { FloorState } from "./state.ts";

/** Plain, sorted, comparable with deep equality and JSON. */
export interface FloorDigest {
  readonly visits: readonly string[];
  readonly works: readonly string[];
  readonly contacts: readonly string[];
  readonly agents: readonly string[];
  readonly journeys: readonly string[];
  readonly sources: readonly string[];
}

/**
 * What is open, one line each. Released works are left out: whether one is still here depends on how far time has passed
 * and not only on what happened. Seats follow the order of first appearance and are left out too.
 */
export function floorDigest(state: FloorState): FloorDigest {
  const visits: string[] = [];
  const works: string[] = [];
  const contacts: string[] = [];
  const sources: string[] = [];
  for (const source of state.sources.values()) {
    for (const visit of source.visits.values()) {
      visits.push(join(source.source, visit.visitId, visit.queue.queueId, visit.queue.channel, visit.enqueuedAt));
    }
    for (const work of source.works.values()) {
      if (work.phase === "released") continue;
      works.push(
        join(source.source, work.workId, work.agent.agentId, work.channel, work.role, work.phase, work.phaseAt),
      );
    }
    for (const contact of source.contacts.values()) {
      contacts.push(join(source.source, contact.contactId, contact.channel, contact.unansweredAt ?? "-"));
    }
    sources.push(join(source.source, source.state, source.gaps, source.resets, source.lastEventAt ?? "-"));
  }
  const journeys = [...state.journeys.values()].map((one) => join(one.journeyId, one.contacts, one.open));
  const agents = [...state.agents.values()].map(agentLine);
  return {
    visits: visits.sort(),
    works: works.sort(),
    contacts: contacts.sort(),
    agents: agents.sort(),
    journeys: journeys.sort(),
    sources: sources.sort(),
  };
}

function agentLine(agent: FloorAgent): string {
  const queues = new Set<string>();
  for (const side of agent.sides) {
    for (const queueId of side.memberships.keys()) queues.add(`${queueId}${side.availableIn(queueId) ? "+" : "-"}`);
  }
  return join(agent.agentId, agent.activity, agent.reason ?? "-", [...queues].sort().join(","));
}

function join(...parts: readonly (string | number)[]): string {
  return parts.join(" ");
}
