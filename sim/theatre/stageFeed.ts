import type { Feed, FeedBatch } from "../feed/feed.ts";
import { createSimulatedFeed } from "../feed/simulated.ts";
import type { LocalName } from "../scenario/about.ts";
import type { Instant } from "../vocabulary/index.ts";
import type { RunPlan, StagePlan } from "./open/plan.ts";

/** What a board calls a stage: the centre, the letter where there are two, and the variant it plays. */
export function stagePlace(
  { name, stages }: RunPlan,
  { stage, variant }: StagePlan,
  language: keyof LocalName,
): string {
  const letter = stages.length > 1 ? ` ${stage.toUpperCase()}` : "";
  return `${name[language]}${letter} · ${variant.name[language]}`;
}

/**
 * One stage of a run as a feed: the events of the same simulation, injections included, from its opening to its end. It says
 * that it is simulated.
 */
export function createStageFeed(plan: RunPlan, staged: StagePlan, language: keyof LocalName): Feed {
  const { description, opensAt, endsAt } = plan;
  const inner = createSimulatedFeed({ scenario: staged.scenario, seed: description.seed, startAt: opensAt });
  return {
    kind: "simulated",
    label: stagePlace(plan, staged, language),
    startsAt: opensAt,
    endsAt,
    take(until: Instant, limit: number): FeedBatch {
      const batch = inner.take(Math.min(until, endsAt) as Instant, limit);
      const ended = !batch.more && (until >= endsAt || (batch.nextAt ?? Number.POSITIVE_INFINITY) > endsAt);
      const { nextAt, ...rest } = batch;
      return { ...rest, ended, ...(nextAt === undefined || nextAt > endsAt ? {} : { nextAt }) };
    },
  };
}
