import type { Floor, FloorQueue, FloorSource } from "../../floor/index.ts";
import { CHANNELS, type Channel, channelKind, type Instant, type TeamId } from "../../vocabulary/index.ts";
import { agentFrame } from "../agentFrame.ts";
import { census } from "../census.ts";
import type { BoardConfig, ServiceLevelTarget, WindowId } from "../config.ts";
import type { FreshnessInput } from "../freshness.ts";
import { type OldestWaits, oldestWaits, type Tallies } from "../measure.ts";
import type { Projections } from "../projection.ts";
import { strictest } from "../promises.ts";
import type { Scope } from "../scope.ts";
import type { Scopes } from "../scopes.ts";
import { readAhead } from "./readAhead.ts";
import type { AlarmFigures, AlarmReading, WatchedScope } from "./reading.ts";
import { ReadingMemo } from "./readingMemo.ts";
import { readScope } from "./readScope.ts";
import { readSource } from "./readSource.ts";
import type { AlarmMetric, AlarmScope } from "./rule.ts";
import { isAhead } from "./traits.ts";

/** A watched scope with what its figures are read from. */
interface Place extends WatchedScope {
  readonly figures?: Scope;
  readonly queue?: FloorQueue;
  readonly source?: FloorSource;
  /** What was read of it last, where that follows from the counts of its scope alone. */
  readonly known: ReadingMemo;
}

/** The figures of a board as alarms read them, by the centre's own reading whatever the lens of a display. */
export class BoardFigures implements AlarmFigures {
  readonly #floor: () => Floor;
  readonly #scopes: Scopes;
  readonly #tallies: Tallies;
  readonly #live: boolean;
  readonly #ahead: () => Projections | undefined;
  /** One object a place, as long as what it is about is there. */
  readonly #places = new WeakMap<object, Place>();
  readonly #configs = new Map<WindowId, BoardConfig>();
  /** What rules watch, found anew when there is more of anything to be watched: nothing of it ever goes away. */
  #found = new WeakMap<AlarmScope, readonly WatchedScope[]>();
  #foundAmong = 0;
  #oldest: OldestWaits | undefined;
  #counted = false;

  /** `live`: silence of a source means that nobody knows; else everything there is has been told (M30). */
  constructor(
    floor: () => Floor,
    scopes: Scopes,
    tallies: Tallies,
    live: boolean,
    ahead: () => Projections | undefined,
  ) {
    this.#ahead = ahead;
    this.#floor = floor;
    this.#scopes = scopes;
    this.#tallies = tallies;
    this.#live = live;
  }

  /** The floor has moved on. `counted`: the census of this instant has been taken already. */
  begin(counted: boolean): void {
    this.#oldest = undefined;
    this.#counted = counted;
    const { all } = this.#scopes;
    let among = all.length + this.#floor().sources.size;
    for (const { seen } of all) if (seen) among += 1;
    if (among === this.#foundAmong) return;
    this.#foundAmong = among;
    this.#found = new WeakMap();
  }

  watched(scope: AlarmScope): readonly WatchedScope[] {
    let found = this.#found.get(scope);
    if (found === undefined) {
      found = this.#find(scope);
      this.#found.set(scope, found);
    }
    return found;
  }

  #find(scope: AlarmScope): readonly WatchedScope[] {
    const { channels, teams } = this.#scopes;
    const floor = this.#floor();
    switch (scope.kind) {
      case "total":
        return [this.#total()];
      case "channel":
        return [this.#channel(scope.channel)];
      case "each-channel": {
        const { channelKinds: kinds } = scope;
        const wanted: WatchedScope[] = [];
        for (const channel of CHANNELS) {
          if (!channels.get(channel)!.seen || kinds?.includes(channelKind(channel)) === false) continue;
          wanted.push(this.#channel(channel));
        }
        return wanted;
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
    const { figures, queue, source, channel, known } = watched as Place;
    const { config } = this.#scopes;
    if (source !== undefined) return readSource(source, at, config.sourcePeriodMs, this.#live);
    if (isAhead(metric)) {
      const { nextDayStart } = this.#scopes.timeline;
      return readAhead(metric, queue === undefined ? channel : undefined, this.#ahead(), at, nextDayStart);
    }
    if (figures === undefined) return {};
    // What everything is held against follows from the channels seen, which is no count.
    const remembered = channel === undefined ? undefined : known.reading(metric, window, figures.revision);
    if (remembered !== undefined) return remembered;
    if (metric === "agentsReady" || metric === "freeSlots" || metric === "agentsOverLimit") this.#count(at);
    const reading = readScope(metric, {
      scope: figures,
      config: window === "now" || window === config.headline ? config : this.#configOver(window),
      target: this.#target(channel, config),
      scopes: this.#scopes,
      contacts: this.#tallies.contacts,
      oldestAt: () => this.#oldestAt(channel, queue),
      at,
    });
    known.remember(metric, window, figures.revision, reading);
    return reading;
  }

  /** One queue on one channel. */
  queue(queue: FloorQueue): WatchedScope {
    const { queueId, channel, index } = queue;
    return (
      this.#places.get(queue) ??
      this.#made(queue, {
        ...{ key: `queue:${queueId}/${channel}`, scope: `queue:${queueId}`, channel, queue },
        figures: this.#scopes.queues[index]!,
      })
    );
  }

  #total(): WatchedScope {
    const figures = this.#scopes.total;
    return this.#places.get(figures) ?? this.#made(figures, { key: "total", scope: "total", figures });
  }

  #channel(channel: Channel): WatchedScope {
    const figures = this.#scopes.channel(channel);
    const key = scopeOfChannel(channel);
    return this.#places.get(figures) ?? this.#made(figures, { key, scope: key, channel, figures });
  }

  #team(teamId: TeamId): WatchedScope {
    const figures = this.#scopes.teams.get(teamId)!;
    const key = `team:${teamId}`;
    return this.#places.get(figures) ?? this.#made(figures, { key, scope: key, figures });
  }

  #source(source: FloorSource): WatchedScope {
    const key = `source:${source.source}`;
    return this.#places.get(source) ?? this.#made(source, { key, scope: key, source });
  }

  #made(of: object, watched: Omit<Place, "known">): Place {
    const place = { ...watched, known: new ReadingMemo() };
    this.#places.set(of, place);
    return place;
  }

  /** The board's settings with another window as the headline. */
  #configOver(window: WindowId): BoardConfig {
    let config = this.#configs.get(window);
    if (config === undefined) {
      config = { ...this.#scopes.config, headline: window };
      this.#configs.set(window, config);
    }
    return config;
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
