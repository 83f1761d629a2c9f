import { type Against, againstPlan } from "../../sim/experiment/causes/against.ts";
import { type Cause, causeScenarios, type NoCauses } from "../../sim/experiment/causes/causeScenarios.ts";
import { CAUSE_RUNS, type Causes, causeOrder, causesOf } from "../../sim/experiment/causes/causes.ts";
import { ORDINARY_RUNS, ordinaryDay, plannedBy } from "../../sim/experiment/causes/ordinaryDay.ts";
import { MOST_SCENARIOS } from "../../sim/experiment/experiment.ts";
import { patienceOf } from "../../sim/experiment/lookahead/estimate/patience.ts";
import type { Outcome } from "../../sim/experiment/outcome.ts";
import type { ExpectedChannel } from "../../sim/metrics/day/expectedDay.ts";
import type { PostMortem } from "../../sim/metrics/day/postMortem.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import type { ExperimentPool } from "../../workers/experimentPool.ts";
import type { Centre } from "../centre.ts";
import { observedOf } from "../log/observedSql.ts";

/** Handle times spread so much where too few are known. */
const USUAL_CV = 1;
const FEWEST_TALKS = 20;
const CV = { least: 0.2, most: 2 } as const;
/** Answers remembered: an incident that is over does not change. */
const KEPT = 50;

/** Forecasts and plans kept of the day of an incident, by the steps of its story from the day's begin on. */
export interface KeptDay {
  readonly startsAt: Instant;
  readonly channels: readonly ExpectedChannel[];
}

/** Causes of one channel of an incident, or why they cannot be told. */
export type ChannelCauses =
  | ({ readonly channel: Channel; readonly against: Readonly<Partial<Record<Cause, Against>>> } & Causes)
  | { readonly channel: Channel; readonly none: NoCauses | "nobody-counted" | "failed"; readonly detail?: string };

/** Plays pieces of past days again, one after the other, in a thread of its own that is started when first needed. */
export class CauseBook {
  readonly #centre: Centre;
  readonly #start: () => ExperimentPool;
  readonly #known = new Map<string, Promise<readonly ChannelCauses[]>>();
  #pool: ExperimentPool | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(centre: Centre, start: () => ExperimentPool) {
    this.#centre = centre;
    this.#start = start;
  }

  /** By channel of the incident, against what was kept of its day. Rejects with what the log says. */
  causes(story: PostMortem, kept: KeptDay): Promise<readonly ChannelCauses[]> {
    const { incident, reachedAt } = story;
    const key = `${incident.id} ${incident.endAt ?? reachedAt}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const causes = this.#turn.then(() => this.#all(story, kept));
    this.#turn = causes.catch(() => undefined);
    this.#known.set(key, causes);
    // What failed is tried again by whoever asks next.
    const forget = () => this.#known.delete(key);
    causes.then((told) => told.some(isFailed) && forget(), forget);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return causes;
  }

  async close(): Promise<void> {
    await this.#turn;
    void this.#pool?.dispose();
  }

  async #all(story: PostMortem, { startsAt, channels: expected }: KeptDay): Promise<readonly ChannelCauses[]> {
    const { incident, date, stepMs, channels, reachedAt } = story;
    const config = this.#centre.config();
    const local = new LocalTime(config.timeZone);
    // What is learnt from later days would not have been known; what the incident itself showed is.
    const at = (incident.endAt ?? reachedAt) as Instant;
    const observed = await observedOf(this.#centre.shown.log, config, at, local.offsetMs(at));
    const ordinary = await this.#ordinary(date);
    const told: ChannelCauses[] = [];
    for (const seen of channels) {
      const { channel } = seen;
      const kept = expected.find((one) => one.channel === channel);
      const { story: channelStory, against } = againstPlan(seen, {
        ...{ startsAt, stepMs },
        ...(kept === undefined ? {} : { expected: kept }),
        ...(ordinary === undefined ? {} : { scenario: plannedBy(ordinary, channel) }),
      });
      const own = observed.queues.filter((queue) => queue.channel === channel);
      const patience = patienceOf(
        own.flatMap(({ answeredMs }) => answeredMs),
        own.flatMap(({ abandonedMs }) => abandonedMs),
      );
      const scenarios = causeScenarios(channelStory, stepMs, date, {
        ...(patience === undefined ? {} : { patience }),
        cv: cvOf(own.flatMap(({ talkMs, wrapUpMs }) => talkMs.map((ms, i) => ms + (wrapUpMs[i] ?? 0)))),
        slots: config.slots[channel],
        target: config.targets[channel],
        shortAbandonMs: config.shortAbandonMs,
        timeZone: config.timeZone,
      });
      if (typeof scenarios === "string") {
        told.push({ channel, none: scenarios });
        continue;
      }
      const made = await this.#run(channel, incident.id, causeOrder(scenarios), channelStory.serviceLevel);
      told.push("none" in made ? made : { ...made, against });
    }
    return told;
  }

  /** The day as the simulated centre is set to have it; `undefined` where the floor is none, or does not run. */
  async #ordinary(date: string): Promise<Outcome | undefined> {
    const { playedScenario } = this.#centre;
    if (playedScenario === undefined) return undefined;
    this.#pool ??= this.#start();
    const plan = { kind: "replications", replications: ORDINARY_RUNS } as const;
    const scenarios = [ordinaryDay(playedScenario, date)];
    const done = await this.#pool.run({ scenarios, seed: `ordinary ${date}`, plan });
    return "outcomes" in done && done.end === "complete" ? done.outcomes[0] : undefined;
  }

  async #run(
    channel: Channel,
    seed: string,
    order: ReturnType<typeof causeOrder>,
    observed: PostMortem["channels"][number]["serviceLevel"],
  ): Promise<Exclude<ChannelCauses, { readonly against: unknown }> | ({ readonly channel: Channel } & Causes)> {
    this.#pool ??= this.#start();
    const outcomes = new Map<Cause | "actual" | "usual", Outcome>();
    // More than one experiment may hold; the seeds are the same, and so is everybody's luck.
    for (let from = 0; from < order.length; from += MOST_SCENARIOS) {
      const part = order.slice(from, from + MOST_SCENARIOS);
      const plan = { kind: "replications", replications: CAUSE_RUNS } as const;
      const done = await this.#pool.run({ scenarios: part.map(({ scenario }) => scenario), seed, plan });
      if (!("outcomes" in done) || done.end !== "complete") {
        const detail = "detail" in done ? done.detail : done.end;
        return { channel, none: "failed", detail };
      }
      for (const [i, { cause }] of part.entries()) outcomes.set(cause, done.outcomes[i]!);
    }
    const causes = causesOf(outcomes, observed, seed);
    return causes === undefined ? { channel, none: "nobody-counted" } : { channel, ...causes };
  }
}

function isFailed(told: ChannelCauses): boolean {
  return "none" in told && told.none === "failed";
}

/** Spread of handle times ÷ their mean, within bounds. */
function cvOf(handleMs: readonly number[]): number {
  const n = handleMs.length;
  if (n < FEWEST_TALKS) return USUAL_CV;
  const mean = handleMs.reduce((sum, ms) => sum + ms, 0) / n;
  const variance = handleMs.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / (n - 1);
  return mean === 0 ? USUAL_CV : Math.min(CV.most, Math.max(CV.least, Math.sqrt(variance) / mean));
}
