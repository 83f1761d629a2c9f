import type { Floor, FloorQueue, FloorSource } from "../../floor/index.ts";
import {
  CHANNELS,
  type Channel,
  channelKind,
  type Instant,
  type QueueId,
  type TeamId,
} from "../../vocabulary/index.ts";
import { agentFrame } from "../agentFrame.ts";
import { census } from "../census.ts";
import type { BoardConfig, ServiceLevelTarget, WindowId } from "../config.ts";
import type { FreshnessInput } from "../freshness.ts";
import { type OldestWaits, oldestWaits, type Tallies } from "../measure.ts";
import { strictest } from "../promises.ts";
import type { Scope } from "../scope.ts";
import type { Scopes } from "../scopes.ts";
import type { AlarmFigures, AlarmReading, WatchedScope } from "./reading.ts";
import { readScope } from "./readScope.ts";
import { readSource } from "./readSource.ts";
import type { AlarmMetric, AlarmScope } from "./rule.ts";

/** A watched scope with what its figures are read from. */
interface Place extends WatchedScope {
  readonly figures?: Scope;
  readonly queue?: FloorQueue;
  readonly source?: FloorSource;
}

/** The figures of a board as alarms read them, by the centre's own reading whatever the lens of a display. */
export class BoardFigures implements AlarmFigures {
  readonly #floor: () => Floor;
  readonly #scopes: Scopes;
  readonly #tallies: Tallies;
  readonly #live: boolean;
  /** One object a place, for the life of the board. */
  readonly #places = new Map<string, Place>();
  #oldest: OldestWaits | undefined;
  #counted = false;

  /** `live`: silence of a source means that nobody knows; else everything there is has been told (M30). */
  constructor(floor: () => Floor, scopes: Scopes, tallies: Tallies, live: boolean) {
    this.#floor = floor;
    this.#scopes = scopes;
    this.#tallies = tallies;
    this.#live = live;
  }

  /** The floor has moved on. `counted`: the census of this instant has been taken already. */
  begin(counted: boolean): void {
    this.#oldest = undefined;
    this.#counted = counted;
  }

  watched(scope: AlarmScope): readonly WatchedScope[] {
    const { channels, teams } = this.#scopes;
    const floor = this.#floor();
    switch (scope.kind) {
      case "total":
        return [this.#place("total", () => ({ key: "total", scope: "total", figures: this.#scopes.total }))];
      case "channel":
        return this.#channel(scope.channel);
      case "each-channel": {
        const { channelKinds: kinds } = scope;
        const wanted = CHANNELS.filter((channel) => kinds === undefined || kinds.includes(channelKind(channel)));
        return wanted.flatMap((channel) => (channels.get(channel)?.seen ? this.#channel(channel) : []));
      }
      case "queue":
        return floor.queuesOf(scope.queueId).map((queue) => this.queue(queue));
      case "each-queue":
        return floor.queues.filter(({ index }) => this.#scopes.queues[index]!.seen).map((queue) => this.queue(queue));
      case "team":
        return teams.has(scope.teamId) ? [this.#team(scope.teamId)] : [];
      case "each-team":
        return Array.from(teams.keys(), (teamId) => this.#team(teamId));
      case "source": {
        const source = floor.sources.get(scope.source);
        return source === undefined ? [] : [this.#source(source)];
      }
      case "each-source":
        return Array.from(floor.sources.values(), (source) => this.#source(source));
    }
  }

  read(metric: AlarmMetric, watched: WatchedScope, window: WindowId | "now", at: Instant): AlarmReading {
    const { figures, queue, source, channel } = watched as Place;
    const { config } = this.#scopes;
    if (source !== undefined) return readSource(source, at, config.sourcePeriodMs, this.#live);
    if (figures === undefined) return {};
    if (metric === "agentsReady" || metric === "freeSlots" || metric === "agentsOverLimit") this.#count(at);
    const headline = window === "now" ? config.headline : window;
    return readScope(metric, {
      scope: figures,
      config: { ...config, headline },
      target: this.#target(channel, config),
      scopes: this.#scopes,
      contacts: this.#tallies.contacts,
      oldestAt: () => this.#oldestAt(channel, queue),
      at,
    });
  }

  /** One queue on one channel. */
  queue(queue: FloorQueue): WatchedScope {
    const { queueId, channel, index } = queue;
    return this.#place(`queue:${queueId}/${channel}`, (key) => ({
      ...{ key, scope: scopeOfQueue(queueId), channel, queue, figures: this.#scopes.queues[index]! },
    }));
  }

  #channel(channel: Channel): readonly WatchedScope[] {
    const figures = this.#scopes.channel(channel);
    return [this.#place(scopeOfChannel(channel), (key) => ({ key, scope: key, channel, figures }))];
  }

  #team(teamId: TeamId): WatchedScope {
    return this.#place(`team:${teamId}`, (key) => ({ key, scope: key, figures: this.#scopes.teams.get(teamId)! }));
  }

  #source(source: FloorSource): WatchedScope {
    return this.#place(`source:${source.source}`, (key) => ({ key, scope: key, source }));
  }

  #place(key: string, make: (key: string) => Place): Place {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = make(key);
      this.#places.set(key, place);
    }
    return place;
  }

  #target(channel: Channel | undefined, config: BoardConfig): ServiceLevelTarget {
    return channel === undefined ? strictest(this.#scopes, config) : config.targets[channel];
  }

  #oldestAt(channel: Channel | undefined, queue: FloorQueue | undefined): Instant | undefined {
    this.#oldest ??= oldestWaits(this.#floor().waiting);
    if (queue !== undefined) return this.#oldest.queues.get(queue);
    return channel === undefined ? this.#oldest.first : this.#oldest.channels.get(channel);
  }

  /** Everybody is looked at only where a rule asks for it, and once a look. */
  #count(at: Instant): void {
    if (this.#counted) return;
    this.#counted = true;
    const floor = this.#floor();
    const { config } = this.#scopes;
    const fresh: FreshnessInput = { at, periodMs: config.sourcePeriodMs, live: this.#live, ended: false };
    const { staffing } = this.#tallies;
    const everybody = Array.from(floor.agents.values(), (agent) => ({
      agent,
      shown: agentFrame(agent, floor, staffing, config, fresh),
    }));
    census(everybody, this.#scopes, staffing);
  }
}

export function scopeOfChannel(channel: Channel): string {
  return `channel:${channel}`;
}

export function scopeOfQueue(queueId: QueueId): string {
  return `queue:${queueId}`;
}
