import type { Language } from "../routing/sentences/wording.ts";
import type { Instant } from "../vocabulary/index.ts";
import { aggregateOf } from "./compare/aggregate.ts";
import { seriesOf } from "./compare/series.ts";
import { hashText } from "./hash.ts";
import { linkOf } from "./open/link.ts";
import { planRun, type RunPlan } from "./open/plan.ts";
import { type Comparison, compared, overviewOf } from "./overview.ts";
import { countUpTo } from "./record/counter.ts";
import { type Stage, stagesOf } from "./stage.ts";
import type { AggregateExplanation, AggregateMeasure } from "./types/aggregate.ts";
import type { WhyAnswer, WhyQuestion } from "./types/answers.ts";
import type { Camera, DifferenceMeasure } from "./types/description.ts";
import type {
  DifferenceSeries,
  StepKind,
  TheatreFrame,
  TheatreOverview,
  TheatreProblem,
  TheatreStep,
} from "./types/overview.ts";
import type { StageState } from "./types/stageState.ts";
import { answerOf } from "./why/answer.ts";

export type OpenedRun =
  | { readonly ok: true; readonly run: TheatreRun }
  | { readonly ok: false; readonly problems: readonly TheatreProblem[] };

/** The run of a description from outside, recorded from end to end, or everything that is wrong with it. */
export function openRun(description: unknown): OpenedRun {
  const planned = planRun(description);
  return planned.ok ? { ok: true, run: new TheatreRun(planned.plan) } : planned;
}

/**
 * One or two stages on the same customers and one clock. Nothing in it moves by itself: whoever asks for an instant gets it,
 * and the same one whatever was asked before. Instants outside the run mean its ends.
 */
export class TheatreRun {
  readonly plan: RunPlan;
  readonly stages: readonly Stage[];
  readonly overview: TheatreOverview;
  readonly #comparison: Comparison;

  constructor(plan: RunPlan) {
    this.plan = plan;
    this.stages = stagesOf(plan);
    this.#comparison = compared(plan, this.stages);
    this.overview = overviewOf(plan, this.stages, this.#comparison);
  }

  /** Where the description says the clock stands. */
  get standsAt(): Instant {
    return this.inside((this.plan.opensAt + this.plan.description.atMs) as Instant);
  }

  frame(at: Instant): TheatreFrame {
    const now = this.inside(at);
    return { at: now, stages: this.stages.map((stage) => stage.state(now)) };
  }

  /** To the first thing of the kind after `at`; where there is none it stays. */
  next(kind: StepKind, at: Instant): TheatreStep {
    const from = this.inside(at);
    const { divergences, moments } = this.#comparison;
    switch (kind) {
      case "event":
        return this.#step(from, firstAfter(this.#instants(), from));
      case "decision":
        return this.#step(from, firstAfter(this.#decided(), from));
      case "divergence": {
        const divergence = divergences.find((one) => one.at > from);
        return { ...this.#step(from, divergence?.at), ...(divergence === undefined ? {} : { divergence }) };
      }
      case "moment": {
        const moment = moments.find((one) => one.at > from);
        return { ...this.#step(from, moment?.at), ...(moment === undefined ? {} : { moment }) };
      }
    }
  }

  /** To the last thing of the kind before `at`; where there is none since the opening it stays. */
  previous(kind: StepKind, at: Instant): TheatreStep {
    const from = this.inside(at);
    const { divergences, moments } = this.#comparison;
    switch (kind) {
      case "event":
        return this.#step(from, lastBefore(this.#instants(), from));
      case "decision":
        return this.#step(from, lastBefore(this.#decided(), from));
      case "divergence": {
        const divergence = divergences.findLast((one) => one.at < from);
        return { ...this.#step(from, divergence?.at), ...(divergence === undefined ? {} : { divergence }) };
      }
      case "moment": {
        const moment = moments.findLast((one) => one.at < from);
        return { ...this.#step(from, moment?.at), ...(moment === undefined ? {} : { moment }) };
      }
    }
  }

  /** `undefined` for a stage the run has not. */
  why(question: WhyQuestion, at: Instant, language: Language): WhyAnswer | undefined {
    const stage = this.stages.find(({ plan }) => plan.stage === question.stage);
    return stage === undefined ? undefined : answerOf(stage, question, this.inside(at), language);
  }

  /** Lanes by number; none: all. Numbers no lane has are left out. */
  series(measure: DifferenceMeasure, lanes: readonly number[]): DifferenceSeries {
    const all = this.overview.lanes.map((_, lane) => lane);
    const asked = lanes.length === 0 ? all : all.filter((lane) => lanes.includes(lane));
    const stages = this.stages.map(({ run, rules }) => ({ record: run.record, rules }));
    return seriesOf(stages, measure, asked, this.plan);
  }

  /** `undefined` with one stage. */
  aggregate(measure: AggregateMeasure, from: Instant, to: Instant): AggregateExplanation | undefined {
    const [a, b] = this.stages;
    if (a === undefined || b === undefined) return undefined;
    return aggregateOf(a, b, this.overview, measure, this.inside(from), this.inside(to));
  }

  /**
   * Names the run and all of it up to `at`: the description but for clock and camera, every fact of every stage so far, and
   * who stands where at that instant. 16 hexadecimal digits.
   */
  hash(at: Instant): string {
    const now = this.inside(at);
    const { atMs: _at, camera: _camera, ...description } = this.plan.description;
    const facts = this.stages.map(({ run: { record } }) => {
      const passed = countUpTo(record.instants, now);
      return [passed, record.hashes[passed - 1] ?? 0];
    });
    return hashText(JSON.stringify([description, now, facts, this.frame(now).stages.map(essence)]));
  }

  /** The link of the run as it stands at `at`, turned to `camera`. */
  link(at: Instant, camera: Camera = this.plan.description.camera): string {
    return linkOf({ ...this.plan.description, atMs: this.inside(at) - this.plan.opensAt, camera });
  }

  /** The instant, or the end of the run it is beyond; whole ms. */
  inside(at: Instant): Instant {
    const { opensAt, endsAt } = this.plan;
    return Math.floor(Math.min(endsAt, Math.max(opensAt, at))) as Instant;
  }

  #step(from: Instant, to: number | undefined): TheatreStep {
    const { opensAt, endsAt } = this.plan;
    const moved = to !== undefined && to >= opensAt && to <= endsAt;
    const at = moved ? (to as Instant) : from;
    const decisions = this.stages.map(({ run: { record } }) =>
      record.decisions.slice(countUpTo(record.decidedAt, at - 1), countUpTo(record.decidedAt, at)),
    );
    return { moved, at, frame: this.frame(at), decisions };
  }

  #instants(): readonly (readonly number[])[] {
    return this.stages.map(({ run }) => run.record.instants);
  }

  #decided(): readonly (readonly number[])[] {
    return this.stages.map(({ run }) => run.record.decidedAt);
  }
}

/** Who waits and who is held where: what a picture may gain in fields, its hash does not. */
function essence({ lanes, seats }: StageState) {
  return [
    lanes.map(({ lane, people }) => [lane, people.map(({ contact, patienceLeftMs }) => [contact, patienceLeftMs])]),
    seats.map(({ seat, place, pieces }) => [
      seat,
      place,
      pieces.map(({ contact, phase, from }) => [contact, phase, from]),
    ]),
  ];
}

function firstAfter(lists: readonly (readonly number[])[], at: number): number | undefined {
  const found = lists.flatMap((times) => times[countUpTo(times, at)] ?? []);
  return found.length === 0 ? undefined : Math.min(...found);
}

function lastBefore(lists: readonly (readonly number[])[], at: number): number | undefined {
  const found = lists.flatMap((times) => times[countUpTo(times, at - 1) - 1] ?? []);
  return found.length === 0 ? undefined : Math.max(...found);
}
