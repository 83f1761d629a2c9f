import type { Whereabouts } from "../../routing/explain/explanation.ts";
import type { Moment } from "../../routing/explain/refusals.ts";
import { PLACE } from "../kernel/agentPool.ts";
import { PHASE } from "../kernel/contactPool.ts";
import type { EngineView } from "../observer.ts";

const PLACES: Readonly<Record<number, Whereabouts>> = {
  [PLACE.away]: "away",
  [PLACE.breakDue]: "break-due",
  [PLACE.onBreak]: "break",
  [PLACE.leaving]: "leaving",
  [PLACE.paused]: "paused",
};

/** The floor as it stands, for an explanation: with the policy's memory as it was when it decided, and who is where. */
export function momentOf(view: EngineView, memory: Uint8Array): Moment {
  let wrapping: Uint8Array | undefined;
  return {
    floor: view.floor,
    memory,
    isShut: (line) => view.lines.shut[line] !== 0,
    whereabouts: (agent) => {
      const place = PLACES[view.agents.place[agent]!];
      if (place !== undefined) return place;
      if (view.agents.offered[agent]! >= 0) return "offered";
      // Rows are walked once a moment, and only where somebody asks.
      wrapping ??= wrapUpsByAgent(view);
      return wrapping[agent] === 1 && !view.agents.isListed(agent) ? "wrap-up" : undefined;
    },
  };
}

/** By agent, 1: everything the agent holds is in wrap-up, and that is something. */
function wrapUpsByAgent({ contacts, agents }: EngineView): Uint8Array {
  const wrapUps = new Int32Array(agents.agents);
  for (let contact = 0; contact < contacts.rows; contact++) {
    if (contacts.phase[contact] === PHASE.wrapUp) wrapUps[contacts.agent[contact]!]!++;
  }
  return Uint8Array.from(wrapUps, (count, agent) => (count > 0 && count === agents.open[agent] ? 1 : 0));
}
