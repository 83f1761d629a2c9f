import type { LeverSpec } from "../../sim/experiment/lookahead/lever.ts";
import type { Compared, PostMortem } from "../../sim/metrics/day/postMortem.ts";
import { decimal, duration, percent } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import { alarmSubject } from "../_tiles/alarmText.ts";

type Say = ReturnType<typeof useWords>;

/** What kind of trouble, and where. */
export function storyTitle({ incident }: Pick<PostMortem, "incident">, words: Say): string {
  switch (incident.kind) {
    case "dip":
    case "spike":
      return words(`day.story.${incident.kind}`, { channel: words(`channel.${incident.channel}`) });
    case "gap":
      return words("day.story.gap", { source: incident.source });
    case "alarm":
      return words("day.story.alarm", { scope: alarmSubject(incident, words) });
  }
}

/** How an actual figure differs from a usual one, relative to the usual: `32% more`; less than half a percent is as usual. */
export function changeText({ actual, usual }: Compared, words: Say, language: Language): string {
  if (actual === undefined || usual === undefined || usual === 0) return words("day.story.same");
  const share = actual / usual - 1;
  if (Math.abs(share) < 0.005) return words("day.story.same");
  return words(share > 0 ? "day.story.more" : "day.story.less", { value: percent(Math.abs(share), language) });
}

/** What was different, a sentence a cause: arrivals, staffing, handle time. Nothing is claimed that is not a number. */
export function causes(story: PostMortem["channels"][number], words: Say, language: Language): readonly string[] {
  const { offered, agents, averageHandleMs } = story;
  const came = offered.actual ?? 0;
  const handle = averageHandleMs.actual;
  const arrivals =
    offered.usual === undefined
      ? words("day.story.arrivalsAlone", { offered: came })
      : words("day.story.arrivals", {
          offered: came,
          usual: Math.round(offered.usual),
          change: changeText(offered, words, language),
        });
  const staffing =
    agents.actual === undefined
      ? words("day.story.noAgents")
      : agents.usual === undefined
        ? words("day.story.agentsAlone", { agents: decimal(agents.actual, 1, language) })
        : words("day.story.agents", {
            agents: decimal(agents.actual, 1, language),
            usual: decimal(agents.usual, 1, language),
            change: changeText(agents, words, language),
          });
  const handling =
    handle === undefined
      ? words("day.story.noHandle")
      : averageHandleMs.usual === undefined
        ? words("day.story.handleAlone", { value: duration(handle, language), n: averageHandleMs.n })
        : words("day.story.handle", {
            value: duration(handle, language),
            n: averageHandleMs.n,
            usual: duration(averageHandleMs.usual, language),
            change: changeText(averageHandleMs, words, language),
          });
  return [arrivals, staffing, handling];
}

/** A lever as it was chosen, in words. Groups and queues by their own names. */
export function leverText(lever: LeverSpec, words: Say, language: Language): string {
  switch (lever.kind) {
    case "move":
      return words("day.lever.move", { n: lever.agents, from: lever.fromGroupId, to: lever.toGroupId });
    case "recall":
    case "add":
      return words(`day.lever.${lever.kind}`, { n: lever.agents, from: lever.groupId });
    case "announce":
      return words("day.lever.announce", {
        share: percent(lever.share, language),
        from: lever.queueId,
        to: lever.toQueueId,
      });
    case "overflow":
      return words("day.lever.overflow", { n: lever.agents, from: lever.groupId, to: lever.queueId });
    case "limit":
      return words("day.lever.limit", { share: percent(lever.share, language), from: lever.queueId });
  }
}
