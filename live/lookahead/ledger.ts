import { type ChanceCurves, chanceCurves } from "../../sim/experiment/lookahead/chances.ts";
import { LOOK_AHEAD_BOUNDS } from "../../sim/experiment/lookahead/job.ts";
import type { LookAhead, WaitEstimate } from "../../sim/experiment/lookahead/result.ts";
import {
  type LookAheadScore,
  type SaidLevel,
  type ScoredLevel,
  type ScoredWait,
  saidLevels,
  scoreOf,
} from "../../sim/experiment/lookahead/score.ts";
import { type Widenings, wideningsOf } from "../../sim/experiment/lookahead/widening.ts";
import type { FloorObserver, OpenVisit } from "../../sim/floor/index.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { type Instant, MINUTE_MS } from "../../sim/vocabulary/index.ts";

/** Of how many statements of each kind the score is made: the latest. */
export const SCORED_MOST = 20_000;
/** Statements are scored of one look-ahead in five minutes: those of the next half minute say much the same. */
const SAID_EVERY_MS = 5 * MINUTE_MS;

/**
 * What was said and what came. It hears the floor for the waits, and the board's own minutes for service levels: what is
 * scored is what walls showed.
 */
export class LookAheadLedger implements FloorObserver {
  #levels: ScoredLevel[] = [];
  #waits: ScoredWait[] = [];
  #pending: SaidLevel[] = [];
  /** By visit, the estimates that are to be seen. */
  readonly #expected = new Map<string, { readonly madeAt: Instant; readonly said: WaitEstimate }[]>();
  #saidAt = Number.NEGATIVE_INFINITY;
  #news: { levels: ScoredLevel[]; waits: ScoredWait[] } = { levels: [], waits: [] };
  #widenings: Widenings = new Map();
  #curves: ChanceCurves = new Map();

  /** Takes up what was scored before. */
  remember({
    levels,
    waits,
  }: {
    readonly levels: readonly ScoredLevel[];
    readonly waits: readonly ScoredWait[];
  }): void {
    this.#levels = [...levels];
    this.#waits = [...waits];
    this.#learn();
  }

  #learn(): void {
    this.#widenings = wideningsOf(this.#levels);
    this.#curves = chanceCurves(this.#levels);
  }

  /** By how much bands are to be widened as things stand. */
  get widenings(): Widenings {
    return this.#widenings;
  }

  /** What chances turned out to be worth. */
  get curves(): ChanceCurves {
    return this.#curves;
  }

  /** Notes what a look-ahead says, before widening and correcting. */
  says(made: LookAhead): void {
    if (made.madeAt - this.#saidAt < SAID_EVERY_MS) return;
    this.#saidAt = made.madeAt;
    this.#pending.push(...saidLevels(made));
    for (const said of made.waits) {
      const known = this.#expected.get(said.visitId);
      if (known !== undefined) known.push({ madeAt: made.madeAt, said });
      else if (this.#expected.size < LOOK_AHEAD_BOUNDS.waits) {
        this.#expected.set(said.visitId, [{ madeAt: made.madeAt, said }]);
      }
    }
  }

  /** Scores what a frame of the board's own reading can tell, and gives everything scored since it was last asked. */
  sees(frame: Frame): { readonly levels: readonly ScoredLevel[]; readonly waits: readonly ScoredWait[] } {
    const due = this.#pending.filter(({ at }) => at <= frame.at);
    this.#pending = this.#pending.filter(({ at }) => at > frame.at);
    for (const said of due) {
      const row = frame.channels.find(({ channel }) => channel === said.channel);
      const point = row?.history.find(({ at }) => at === said.at);
      if (point?.serviceLevel === undefined) continue;
      this.#news.levels.push({ ...said, actual: point.serviceLevel, n: point.n });
    }
    const news = this.#news;
    this.#news = { levels: [], waits: [] };
    this.#levels = latest([...this.#levels, ...news.levels]);
    this.#waits = latest([...this.#waits, ...news.waits]);
    if (news.levels.length > 0) this.#learn();
    return news;
  }

  score(): LookAheadScore {
    return scoreOf(this.#levels, this.#waits, ({ channel, minutes }) => {
      return this.#widenings.get(channel)?.get(minutes) ?? 0;
    });
  }

  visitAnswered(visit: OpenVisit): void {
    for (const { madeAt, said } of this.#expected.get(visit.visitId) ?? []) {
      const { p50Ms, p90Ms, channel } = said;
      if (p50Ms === undefined || p90Ms === undefined || visit.endedAt === undefined) continue;
      this.#news.waits.push({ at: madeAt, channel, p50Ms, p90Ms, waitedMs: Math.max(0, visit.endedAt - madeAt) });
    }
    this.#expected.delete(visit.visitId);
  }

  visitLeft(visit: OpenVisit): void {
    this.#expected.delete(visit.visitId);
  }
}

function latest<T>(of: readonly T[]): T[] {
  return of.slice(-SCORED_MOST);
}
