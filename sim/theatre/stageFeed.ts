import { compileCentre } from "../engine/centre.ts";
import type { Feed, FeedBatch } from "../feed/feed.ts";
import { createSimulatedFeed } from "../feed/simulated.ts";
import type { LocalName } from "../scenario/about.ts";
import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import type { RunPlan, StagePlan } from "./open/plan.ts";
import { hallOf } from "./record/hall.ts";

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
 * that it is simulated, and calls people what the stage calls them.
 */
export function createStageFeed(plan: RunPlan, staged: StagePlan, language: keyof LocalName): Feed {
  const { description, opensAt, endsAt } = plan;
  const inner = createSimulatedFeed({ scenario: staged.scenario, seed: description.seed, startAt: opensAt });
  const { seats } = hallOf(plan.stages.map(({ scenario }) => compileCentre(scenario)));
  const names = new Map<string, string>(seats.map(({ agentId, name }) => [agentId, name[language]]));
  const named = (event: FloorEvent): FloorEvent => {
    if (event.type !== "agent.session" || event.state !== "on") return event;
    const name = names.get(event.agentId);
    return name === undefined ? event : { ...event, name };
  };
  return {
    kind: "simulated",
    label: stagePlace(plan, staged, language),
    startsAt: opensAt,
    endsAt,
    take(until: Instant, limit: number): FeedBatch {
      const batch = inner.take(Math.min(until, endsAt) as Instant, limit);
      const ended = !batch.more && (until >= endsAt || (batch.nextAt ?? Number.POSITIVE_INFINITY) > endsAt);
      const { nextAt, events, ...rest } = batch;
      return {
        ...rest,
        events: events.map(named),
        ended,
        ...(nextAt === undefined || nextAt > endsAt ? {} : { nextAt }),
      };
    },
  };
}
