import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import { unnamedAgentIds } from "../../scenario/unnamedAgents.ts";
import type { InitialState, InitialWork } from "./initialState.ts";
import { Room } from "./room.ts";
import { START_BOUNDS } from "./startBounds.ts";
import { StartFindings, type StartProblem } from "./startProblem.ts";

/** What contradicts the scenario, or itself, in a state of the right shape; empty: nothing. */
export function checkInitialState(state: InitialState, scenario: Scenario): readonly StartProblem[] {
  const findings = new StartFindings();
  const queues = new Set(scenario.queues.map(({ id }) => id));
  const groups = groupsOf(state, scenario, findings);
  const contacts = new Map<string, string>();
  for (const list of ["waiting", "selfService", "away", "due"] as const) {
    for (const [i, { contactId, queueId }] of state[list].entries()) {
      const path = `${list}.${i}`;
      if (!queues.has(queueId)) findings.add("unknown-queue", `${path}.queueId`, "a queue of the scenario", queueId);
      const other = contacts.get(contactId);
      if (other !== undefined) {
        findings.add("duplicate-id", `${path}.contactId`, `a contact other than that of ${other}`, contactId);
      } else contacts.set(contactId, path);
    }
  }
  if (contacts.size + state.works.length > START_BOUNDS.contacts) {
    findings.add("too-many", "", `at most ${START_BOUNDS.contacts} contacts`, contacts.size + state.works.length);
  }
  checkAges(state, findings);
  checkWorks(state, scenario, groups, findings);
  checkRinging(state, groups, findings);
  return findings.problems;
}

/** The group of each agent listed whose group is known. */
function groupsOf(state: InitialState, scenario: Scenario, findings: StartFindings): ReadonlyMap<string, GroupSpec> {
  const known = new Map<string, GroupSpec>();
  for (const group of scenario.groups) {
    for (const { id } of group.people) known.set(id, group);
    for (const id of unnamedAgentIds(group)) known.set(id, group);
  }
  const named = new Map(scenario.groups.map((group) => [group.id, group]));
  const groups = new Map<string, GroupSpec>();
  for (const [i, { agentId, groupId, state: place, reason, backAt }] of state.agents.entries()) {
    const path = `agents.${i}`;
    if (groups.has(agentId)) findings.add("duplicate-id", `${path}.agentId`, "each agent once", agentId);
    const group = known.get(agentId) ?? named.get(groupId ?? "");
    if (groupId !== undefined && !named.has(groupId)) {
      findings.add("unknown-group", `${path}.groupId`, "a group of the scenario", groupId);
    } else if (group === undefined) {
      findings.add("unknown-agent", `${path}.agentId`, "an agent of the scenario, or one with a groupId", agentId);
    } else if (groupId !== undefined && groupId !== group.id) {
      findings.add("inconsistent", `${path}.groupId`, `the agent's own group, ${group.id}`, groupId);
    }
    if (place === "ready" && (reason !== undefined || backAt !== undefined)) {
      findings.add("inconsistent", `${path}.state`, "break, where a reason or an end of it is given", place);
    }
    if (group !== undefined) groups.set(agentId, group);
  }
  return groups;
}

function checkAges(state: InitialState, findings: StartFindings): void {
  for (const [i, { waitedMs, inLineMs }] of state.waiting.entries()) {
    if (inLineMs !== undefined && inLineMs < waitedMs) {
      findings.add("inconsistent", `waiting.${i}.inLineMs`, `no less than waitedMs, ${waitedMs}`, inLineMs);
    }
  }
  for (const [i, { phase, workedMs, talkedMs, part }] of state.works.entries()) {
    if (phase !== "wrap-up" && talkedMs !== undefined) {
      findings.add("inconsistent", `works.${i}.phase`, "wrap-up, where talkedMs is given", phase);
    }
    if (phase === "wrap-up" && (workedMs !== undefined || part !== undefined)) {
      findings.add("inconsistent", `works.${i}.phase`, "a conversation, where workedMs or part is given", phase);
    }
  }
}

function checkWorks(
  state: InitialState,
  scenario: Scenario,
  groups: ReadonlyMap<string, GroupSpec>,
  findings: StartFindings,
): void {
  const channels = new Map(scenario.queues.map(({ id, channel }) => [id, channel]));
  const rooms = new Map<string, Room>();
  const pairs = new Set<string>();
  for (const [i, work] of state.works.entries()) {
    const { agentId, contactId, queueId, phase } = work;
    const channel = channels.get(queueId);
    const group = groups.get(agentId);
    if (channel === undefined) {
      findings.add("unknown-queue", `works.${i}.queueId`, "a queue of the scenario", queueId);
    }
    if (group === undefined) findings.add("unknown-agent", `works.${i}.agentId`, "an agent of the list", agentId);
    const pair = JSON.stringify([contactId, agentId]);
    if (pairs.has(pair)) {
      findings.add("duplicate-id", `works.${i}.contactId`, "each contact once at one agent", contactId);
    }
    pairs.add(pair);
    if (channel === undefined || group === undefined || !occupies(work)) continue;
    const room = rooms.get(agentId) ?? new Room(group, scenario);
    rooms.set(agentId, room);
    if (!room.take(channel)) {
      findings.add("no-room", `works.${i}.agentId`, `an agent with room for this ${phase} on ${channel}`, agentId);
    }
  }
}

/** Whether the work takes room of its agent. */
export function occupies({ phase }: Pick<InitialWork, "phase">): boolean {
  return phase !== "aside";
}

function checkRinging(state: InitialState, groups: ReadonlyMap<string, GroupSpec>, findings: StartFindings): void {
  const rung = new Set<string>();
  for (const [i, { ringing, promisedAgentId }] of state.waiting.entries()) {
    if (promisedAgentId !== undefined && !groups.has(promisedAgentId)) {
      findings.add("unknown-agent", `waiting.${i}.promisedAgentId`, "an agent of the list", promisedAgentId);
    }
    for (const [j, { agentId }] of (ringing ?? []).entries()) {
      const path = `waiting.${i}.ringing.${j}.agentId`;
      if (!groups.has(agentId)) findings.add("unknown-agent", path, "an agent of the list", agentId);
      else if (rung.has(agentId)) findings.add("inconsistent", path, "an agent at whom nothing else rings", agentId);
      rung.add(agentId);
    }
  }
}
