import type { FloorAgent, OpenWork } from "../floor/index.ts";
import {
  type Channel,
  DEQUEUE_OUTCOMES,
  type DequeueOutcome,
  OFFER_OUTCOMES,
  type OfferOutcome,
} from "../vocabulary/index.ts";
import { ATTRIBUTIONS, type Attribution, SERVICE_LEVEL_VARIANTS, type ServiceLevelVariant } from "./config.ts";
import type { Ratio } from "./frame.ts";
import { mean, ratio } from "./ratio.ts";
import { known } from "./scopeFigures.ts";
import { serviceLevel } from "./serviceLevel.ts";
import type { TotalsRow } from "./totalsRow.ts";
import { cellOf, WaitSketch } from "./waitSketch.ts";

interface LevelCounts {
  answeredIn: number;
  answeredLate: number;
  abandonedIn: number;
  short: number;
  late: number;
  flowed: number;
}

/** Visits waiting when the row is made: all, and the late ones by where they count. */
export interface WaitingCounts {
  readonly count: number;
  readonly decision: number;
  readonly offered: number;
}

/** Exits a queue server that keeps two outcomes calls abandons. */
const SERVER_ABANDONS: ReadonlySet<DequeueOutcome> = new Set(["abandoned", "timeout", "withdrawn"]);

/** The counters of one row. */
export class TotalsCell {
  readonly #key: string;
  readonly #channel: Channel | undefined;
  agent: FloorAgent | undefined;
  offered = 0;
  unmatched = 0;
  offers = 0;
  ringNoAnswer = 0;
  contactsWithMiss = 0;
  readonly offersEnded = Object.fromEntries(OFFER_OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    OfferOutcome,
    number
  >;
  transferred = 0;
  #answered = 0;
  #answeredInTarget = 0;
  readonly #left = Object.fromEntries(DEQUEUE_OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    DequeueOutcome,
    number
  >;
  #serverAbandons = 0;
  #serverAbandonsInTarget = 0;
  #shortAbandons = 0;
  #handled = 0;
  #waitMsOfAnswered = 0;
  #waitMsOfAbandoned = 0;
  #talkMs = 0;
  #holdMs = 0;
  #wrapUpMs = 0;
  #maxWaitMs: number | undefined;
  readonly #waits = new WaitSketch();
  readonly #levels = byAttribution(
    (): LevelCounts => ({
      answeredIn: 0,
      answeredLate: 0,
      abandonedIn: 0,
      short: 0,
      late: 0,
      flowed: 0,
    }),
  );

  constructor(key: string, channel: Channel | undefined) {
    this.#key = key;
    this.#channel = channel;
  }

  answer(waitMs: number, inTarget: boolean): void {
    this.#answered += 1;
    if (inTarget) this.#answeredInTarget += 1;
    this.#waitMsOfAnswered += waitMs;
    this.#waits.add(cellOf(waitMs));
    this.#maxWaitMs = Math.max(this.#maxWaitMs ?? 0, waitMs);
  }

  leave(outcome: DequeueOutcome, waitMs: number, short: boolean, inTarget: boolean): void {
    this.#left[outcome] += 1;
    if (outcome === "system_lost") return;
    this.#maxWaitMs = Math.max(this.#maxWaitMs ?? 0, waitMs);
    if (SERVER_ABANDONS.has(outcome)) {
      this.#serverAbandons += 1;
      if (inTarget) this.#serverAbandonsInTarget += 1;
    }
    if (outcome !== "abandoned") return;
    this.#waitMsOfAbandoned += waitMs;
    if (short) this.#shortAbandons += 1;
  }

  handle(work: OpenWork): void {
    this.#handled += 1;
    this.#talkMs += work.talkMs;
    this.#holdMs += work.holdMs;
    this.#wrapUpMs += work.wrapUpMs;
  }

  /** An answer; `alsoLate` false when lateness is counted at its own instant. */
  levelAnswer(attribution: Attribution, inTarget: boolean, alsoLate = true): void {
    const counts = this.#levels[attribution];
    if (inTarget) counts.answeredIn += 1;
    else {
      counts.answeredLate += 1;
      if (alsoLate) counts.late += 1;
    }
  }

  levelLate(attribution: Attribution): void {
    this.#levels[attribution].late += 1;
  }

  levelAbandon(attribution: Attribution, inTarget: boolean, short: boolean): void {
    const counts = this.#levels[attribution];
    if (inTarget) counts.abandonedIn += 1;
    else counts.late += 1;
    if (short) counts.short += 1;
  }

  levelFlow(attribution: Attribution): void {
    this.#levels[attribution].flowed += 1;
  }

  row(waiting: WaitingCounts = { count: 0, decision: 0, offered: 0 }): TotalsRow {
    const handleMs = this.#talkMs + this.#holdMs + this.#wrapUpMs;
    const lateWaiting = { decision: waiting.decision, offered: waiting.offered, ended: 0 };
    return {
      key: this.#key,
      ...known("channel", this.#channel),
      ...known("name", this.agent?.name),
      offered: this.offered,
      answered: this.#answered,
      answeredInTarget: this.#answeredInTarget,
      unmatched: this.unmatched,
      left: { ...this.#left },
      shortAbandons: this.#shortAbandons,
      stillWaiting: waiting.count,
      offers: this.offers,
      offersEnded: { ...this.offersEnded },
      ringNoAnswer: this.ringNoAnswer,
      contactsWithMiss: this.contactsWithMiss,
      transferred: this.transferred,
      handled: this.#handled,
      waitMsOfAnswered: this.#waitMsOfAnswered,
      waitMsOfAbandoned: this.#waitMsOfAbandoned,
      talkMs: this.#talkMs,
      holdMs: this.#holdMs,
      wrapUpMs: this.#wrapUpMs,
      ...known("averageSpeedOfAnswerMs", mean(this.#waitMsOfAnswered, this.#answered)),
      ...known("averageTimeToAbandonMs", mean(this.#waitMsOfAbandoned, this.#left.abandoned)),
      ...known("averageTalkMs", mean(this.#talkMs, this.#handled)),
      ...known("averageHoldMs", mean(this.#holdMs, this.#handled)),
      ...known("averageWrapUpMs", mean(this.#wrapUpMs, this.#handled)),
      ...known("averageHandleMs", mean(handleMs, this.#handled)),
      ...known("maxWaitMs", this.#maxWaitMs),
      ...known("waitP50Ms", this.#waits.quantile(0.5)),
      ...known("waitP90Ms", this.#waits.quantile(0.9)),
      serviceLevel: byAttribution((attribution) => {
        const counts = this.#levels[attribution];
        return levels({ ...counts, late: counts.late + lateWaiting[attribution] });
      }),
      exitsInTargetPositive: ratio(
        this.#answeredInTarget + this.#serverAbandonsInTarget,
        this.#answered + this.#serverAbandons,
      ),
    };
  }
}

function levels(counts: LevelCounts): Record<ServiceLevelVariant, Ratio> {
  return Object.fromEntries(
    SERVICE_LEVEL_VARIANTS.map((variant) => [variant, serviceLevel(counts, variant)]),
  ) as Record<ServiceLevelVariant, Ratio>;
}

function byAttribution<Value>(make: (attribution: Attribution) => Value): Record<Attribution, Value> {
  return Object.fromEntries(ATTRIBUTIONS.map((attribution) => [attribution, make(attribution)])) as Record<
    Attribution,
    Value
  >;
}
