import type { FloorQueue, OpenWork } from "../floor/index.ts";
import { CHANNELS, type Channel, type TeamId } from "../vocabulary/index.ts";
import { Calendar } from "./calendar.ts";
import type { BoardConfig } from "./config.ts";
import { Scope } from "./scope.ts";
import { Timeline } from "./timeline.ts";

/** Teams measured, each at the cost of a queue; agents of further teams count everywhere but in a team. */
const MAX_TEAMS = 500;

/** Every scope of a board, and where it stands in time. */
export class Scopes {
  readonly config: BoardConfig;
  readonly timeline: Timeline;
  readonly total: Scope;
  readonly channels = new Map<Channel, Scope>();
  /** By index of the queue on the floor. */
  readonly queues: Scope[] = [];
  /** In order of first appearance. */
  readonly teams = new Map<TeamId, Scope>();
  readonly all: Scope[] = [];
  /** Floor time as far as it was measured; 0 before anything. */
  now = 0;
  readonly #ofQueue: (readonly Scope[])[] = [];
  readonly #ofChannel = new Map<Channel, readonly Scope[]>();

  constructor(config: BoardConfig) {
    this.config = config;
    this.timeline = new Timeline(new Calendar(config.timeZone), config);
    this.total = this.#made();
    for (const channel of CHANNELS) {
      const scope = this.#made(channel);
      this.channels.set(channel, scope);
      this.#ofChannel.set(channel, [this.total, scope]);
    }
  }

  open(queue: FloorQueue): void {
    const scope = this.#made(queue.channel, queue);
    this.queues[queue.index] = scope;
    this.#ofQueue[queue.index] = [...this.ofChannel(queue.channel), scope];
  }

  channel(channel: Channel): Scope {
    return this.channels.get(channel)!;
  }

  /** Everything, the channel, the queue. */
  ofQueue(queue: FloorQueue): readonly Scope[] {
    return this.#ofQueue[queue.index]!;
  }

  /** Everything and the channel. */
  ofChannel(channel: Channel): readonly Scope[] {
    return this.#ofChannel.get(channel)!;
  }

  ofWork(work: OpenWork): readonly Scope[] {
    return work.queue === undefined ? this.ofChannel(work.channel) : this.ofQueue(work.queue);
  }

  /** The agent's team, made when first heard of; `undefined` without a team, or with one too many. */
  ofTeam(teamId: TeamId | undefined): Scope | undefined {
    if (teamId === undefined) return undefined;
    const known = this.teams.get(teamId);
    if (known !== undefined || this.teams.size >= MAX_TEAMS) return known;
    const scope = this.#made(undefined, undefined, teamId);
    this.teams.set(teamId, scope);
    return scope;
  }

  /** Everywhere a finished work counts: where it came from, and the team that did it. */
  ofHandled(work: OpenWork): readonly Scope[] {
    const team = this.ofTeam(work.agent.teamId);
    return team === undefined ? this.ofWork(work) : [...this.ofWork(work), team];
  }

  #made(channel?: Channel, queue?: FloorQueue, teamId?: TeamId): Scope {
    const scope = new Scope(this.timeline, this.now, { channel, queueId: queue?.queueId, teamId });
    this.all.push(scope);
    return scope;
  }
}
