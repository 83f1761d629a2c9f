import type { InitialAgent, InitialState } from "../../engine/start/initialState.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import { unnamedAgentIds } from "../../scenario/unnamedAgents.ts";

/** Groups that serve a queue, in the scenario's order. */
export function queueGroups({ groups }: Scenario, queueId: string): readonly GroupSpec[] {
  return groups.filter(({ skills }) => skills.some((skill) => skill.queueId === queueId));
}

/** Whether a lever of this floor may do anything with an agent: who is there, by group. */
export function agentsOf(scenario: Scenario, initial: InitialState, groupId: string): readonly InitialAgent[] {
  const own = new Map<string, string>();
  for (const group of scenario.groups) {
    for (const person of group.people) own.set(person.id, group.id);
    for (const unnamed of unnamedAgentIds(group)) own.set(unnamed, group.id);
  }
  return initial.agents.filter((agent) => (own.get(agent.agentId) ?? agent.groupId) === groupId);
}

/** Those on queue, with the least in hand first, then longest idle: whom a supervisor would send first. */
export function readyFirst(initial: InitialState, agents: readonly InitialAgent[]): readonly InitialAgent[] {
  const held = new Map<string, number>();
  for (const { agentId } of initial.works) held.set(agentId, (held.get(agentId) ?? 0) + 1);
  const of = (agent: InitialAgent): number => held.get(agent.agentId) ?? 0;
  return agents
    .filter(({ state }) => state === "ready")
    .sort((a, b) => of(a) - of(b) || b.sinceMs - a.sinceMs || (a.agentId < b.agentId ? -1 : 1));
}

/** Those on a break, longest first. */
export function onBreak(agents: readonly InitialAgent[]): readonly InitialAgent[] {
  return agents
    .filter(({ state }) => state === "break")
    .sort((a, b) => b.sinceMs - a.sinceMs || (a.agentId < b.agentId ? -1 : 1));
}
