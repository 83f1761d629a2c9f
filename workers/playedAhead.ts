import type { Serving } from "../sim/experiment/lookahead/estimate/serving.ts";
import { jobOf, readingOf } from "../sim/experiment/lookahead/jobOf.ts";
import type { OperatingModel } from "../sim/experiment/lookahead/operatingModel.ts";
import { projectionsOf } from "../sim/experiment/lookahead/projections.ts";
import type { LookAhead } from "../sim/experiment/lookahead/result.ts";
import type { Board } from "../sim/metrics/board.ts";
import type { FeedFrame } from "../sim/metrics/frame.ts";
import { type Instant, minutes, seconds } from "../sim/vocabulary/index.ts";
import type { RealTime } from "./clock.ts";
import type { LookAheadSeat } from "./lookaheadSeat.ts";

/** What a look-ahead of a feed that plays here starts from. */
export interface AheadOf {
  readonly board: Board;
  /** What is believed of the centre at floor time `at`; `undefined`: nothing is known of what comes. */
  readonly model: (at: Instant) => OperatingModel | undefined;
  /** What people were seen to do beside lines; absent: the model knows. */
  readonly serving?: Serving;
}

/** The player as a look-ahead sees it. */
export interface AheadPlayer {
  /** Absent: nobody looks ahead of what plays. */
  readonly ahead: AheadOf | undefined;
  readonly reachedAt: Instant;
  readonly state: FeedFrame["state"];
  /** Hands out a frame where none would come by itself. */
  show(): void;
}

/** Floor time from one look-ahead to the next. */
const PERIOD_MS = seconds(30);
/** Always so many: two displays that stand at one instant of one feed then say the same of what may come. */
const PLAN = { runs: 100, dayRuns: 20 } as const;
/** Share of one core it may have: the worker is the page's own, the machine is not. */
const SHARE = 1 / 6;
/** Real time until it is tried again after it failed or nothing was known. */
const AGAIN_MS = seconds(5);
/** What was said longer ago, by floor time, is of another floor: it is taken back. */
const OLDEST_MS = minutes(30);

/**
 * Looks ahead from a floor that plays in this page, in a worker of its own, every half minute of floor time or as often as its
 * share of a core allows: at a high speed it is older, and its age says so. Going back in time forgets what was said.
 */
export class PlayedAhead {
  readonly #seat: LookAheadSeat;
  readonly #time: RealTime;
  #latest: { readonly board: Board; readonly made: LookAhead } | undefined;
  #problem: LookAhead["problem"];
  #making = false;
  #dueAt = Number.NEGATIVE_INFINITY;
  #callOff: () => void = () => undefined;
  #ended = false;

  constructor(seat: LookAheadSeat, time: RealTime) {
    this.#seat = seat;
    this.#time = time;
  }

  /** The look-ahead of what plays, with its age; `undefined` while there is none. */
  latest(player: AheadPlayer): LookAhead | undefined {
    const latest = this.#latest;
    if (latest === undefined || latest.board !== player.ahead?.board) return undefined;
    const ageMs = Math.max(0, player.reachedAt - latest.made.madeAt);
    return { ...latest.made, ageMs, ...(this.#problem === undefined ? {} : { problem: this.#problem }) };
  }

  /** Looks ahead if it is due; asked at every frame. */
  step(player: AheadPlayer): void {
    const { ahead, reachedAt } = player;
    if (this.#ended || this.#making || ahead === undefined) return;
    const madeAt = this.#latest?.board === ahead.board ? this.#latest.made.madeAt : Number.NEGATIVE_INFINITY;
    // What stands still is looked ahead of as it stands.
    if (player.state === "running" ? reachedAt - madeAt < PERIOD_MS : reachedAt === madeAt) return;
    if (reachedAt - madeAt > OLDEST_MS) ahead.board.looksAhead(undefined);
    const waitMs = this.#dueAt - this.#time.now();
    this.#callOff();
    if (waitMs > 0) {
      // A floor that stands still sends no frames that would ask again.
      this.#callOff = this.#time.after(waitMs, () => this.step(player));
      return;
    }
    this.#making = true;
    void this.#make(player, ahead, reachedAt)
      .catch(() => this.#failed())
      .finally(() => {
        this.#making = false;
        this.step(player);
      });
  }

  /** Ends the worker and whatever is under way; fulfilled when it is gone. */
  end(): Promise<void> {
    this.#ended = true;
    this.#callOff();
    return this.#seat.end();
  }

  async #make(player: AheadPlayer, { board, model, serving }: AheadOf, at: Instant): Promise<void> {
    const startedAt = this.#time.now();
    const { floor, config } = board;
    const believed = floor.now === undefined || floor.queues.length === 0 ? undefined : model(at);
    if (believed === undefined) {
      this.#problem = floor.queues.length === 0 ? "floor-empty" : "no-model";
      this.#dueAt = startedAt + AGAIN_MS;
      return;
    }
    const past = board.levelPasts(at, readingOf(config).attribution);
    const seen = serving === undefined ? {} : { serving };
    const job = jobOf({ floor, past, config, model: believed, ...seen, seed: `look-ahead ${at}`, ...PLAN });
    const looked = await this.#seat.look(job);
    if (!looked.ok) return this.#failed();
    const { made, cost } = looked.value;
    const costMs = cost.longMs + cost.shortMs;
    this.#dueAt = startedAt + costMs / SHARE;
    this.#problem = undefined;
    // Somebody went back in time meanwhile, or opened something else.
    if (this.#ended || player.ahead?.board !== board) return;
    this.#latest = { board, made: { ...made, costMs: Math.round(costMs) } };
    board.looksAhead(projectionsOf(made));
    player.show();
  }

  #failed(): void {
    this.#problem = "failed";
    this.#dueAt = this.#time.now() + AGAIN_MS;
  }
}
