import type { Centre, CentreAgent } from "../../engine/centre.ts";
import type { LocalName } from "../../scenario/about.ts";
import { CHANNELS, type Channel } from "../../vocabulary/index.ts";
import { seatNames } from "../seatNames.ts";

/**
 * What both stages share: lanes, seats, channels and groups by number, and where each centre's own queues and agents are
 * among them. A queue or a person of the same id is the same on both.
 */
export interface Hall {
  readonly lanes: readonly { readonly queueId: string; readonly channel: Channel }[];
  readonly seats: readonly { readonly agentId: string; readonly name: LocalName }[];
  readonly groups: readonly string[];
  /** In the order boards show them. */
  readonly channels: readonly Channel[];
  /** One for each stage. */
  readonly places: readonly StagePlaces[];
}

export interface StagePlaces {
  /** By queue of the centre. */
  readonly laneOf: readonly number[];
  /** By agent of the centre. */
  readonly seatOf: readonly number[];
  /** By lane, by seat; −1: this stage has it not. */
  readonly queueOf: readonly number[];
  readonly agentOf: readonly number[];
}

export function hallOf(centres: readonly Centre[]): Hall {
  const lanes = union(centres.map(({ queues }) => queues.map(({ spec }) => spec.id)));
  const seats = union(centres.map(({ agents }) => agents.map(({ id }) => id)));
  const people = new Map<string, CentreAgent>();
  for (const { agents } of centres) for (const agent of agents) if (!people.has(agent.id)) people.set(agent.id, agent);
  const names = seatNames(
    seats.map((id) => ({ name: people.get(id)!.name, unnamed: people.get(id)!.person === undefined })),
  );
  const groups = union(centres.map(({ groups: own }) => own.map(({ spec }) => spec.id)));
  const specs = centres.flatMap(({ queues }) => queues.map(({ spec }) => spec));
  const channelOf = (queueId: string) => specs.find(({ id }) => id === queueId)!.channel;
  const used = new Set(specs.map(({ channel }) => channel));
  return {
    lanes: lanes.map((queueId) => ({ queueId, channel: channelOf(queueId) })),
    seats: seats.map((agentId, seat) => ({ agentId, name: names[seat]! })),
    groups,
    channels: CHANNELS.filter((channel) => used.has(channel)),
    places: centres.map((centre) => {
      const laneOf = centre.queues.map(({ spec }) => lanes.indexOf(spec.id));
      const seatOf = centre.agents.map(({ id }) => seats.indexOf(id));
      return {
        laneOf,
        seatOf,
        queueOf: lanes.map((_, lane) => laneOf.indexOf(lane)),
        agentOf: seats.map((_, seat) => seatOf.indexOf(seat)),
      };
    }),
  };
}

/** Every id once: those of the first list in its order, then what later ones add. */
function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}
