import type { Scenario } from "../../scenario/scenario.ts";
import type { PersonSpec } from "../../scenario/staff.ts";
import { type Centre, compileCentre } from "../centre.ts";
import { checkInitialState } from "./checkInitialState.ts";
import type { InitialAgent, InitialState } from "./initialState.ts";

/** A state made fit for a centre: agents it did not know have been added to it. */
export interface StartingState {
  readonly state: InitialState;
  /** Rows of the state's agents, by id. */
  readonly rows: ReadonlyMap<string, number>;
}

export interface StartingCentre {
  readonly centre: Centre;
  readonly from: StartingState;
}

/**
 * The centre a run from `state` has: the given one, and in its groups whoever is there and not known. Agents without
 * a row of their own take the place of the unnamed ones of their group, and only then are added. Throws `RangeError` for a
 * state that `checkInitialState` finds fault with.
 */
export function startingCentre(given: Centre, state: InitialState): StartingCentre {
  const problem = checkInitialState(state, given.scenario)[0];
  if (problem !== undefined) {
    throw new RangeError(`from.${problem.path}: expected ${problem.expected}, got ${problem.got}`);
  }
  const rows = new Map<string, number>();
  const byId = new Map(given.agents.map(({ id }, row) => [id, row]));
  for (const { agentId } of state.agents) {
    const row = byId.get(agentId);
    if (row !== undefined) rows.set(agentId, row);
  }
  const strangers = state.agents.filter(({ agentId }) => !rows.has(agentId));
  if (strangers.length === 0) return { centre: given, from: { state, rows } };
  const places = freePlaces(given, rows);
  const seated = new Map<string, string>();
  const added: InitialAgent[] = [];
  for (const agent of strangers) {
    const place = places.get(agent.groupId!)?.shift();
    if (place === undefined) added.push(agent);
    else seated.set(agent.agentId, place);
  }
  const centre = added.length === 0 ? given : compileCentre(withPeople(given.scenario, added));
  const rowOf = new Map(centre.agents.map(({ id }, row) => [id, row]));
  const all = new Map(state.agents.map(({ agentId }) => [agentId, rowOf.get(seated.get(agentId) ?? agentId)!]));
  return { centre, from: { state, rows: all } };
}

/** Ids of unnamed agents nobody of the state is, by group. */
function freePlaces({ agents, groups }: Centre, rows: ReadonlyMap<string, number>): Map<string, string[]> {
  const taken = new Set(rows.values());
  const places = new Map<string, string[]>();
  agents.forEach(({ id, inGroup, person }, row) => {
    if (person !== undefined || taken.has(row)) return;
    const group = groups[inGroup]!.spec.id;
    const known = places.get(group);
    if (known === undefined) places.set(group, [id]);
    else known.push(id);
  });
  return places;
}

function withPeople(scenario: Scenario, added: readonly InitialAgent[]): Scenario {
  return {
    ...scenario,
    groups: scenario.groups.map((group) => {
      const people: PersonSpec[] = added
        .filter(({ groupId }) => groupId === group.id)
        .map(({ agentId, name }) => ({ id: agentId, name: name ?? agentId }));
      return people.length === 0 ? group : { ...group, people: [...group.people, ...people] };
    }),
  };
}
