import { Board } from "../sim/metrics/board.ts";
import type { ServiceLevelTarget } from "../sim/metrics/config.ts";
import { defaultBoardConfig } from "../sim/metrics/defaults.ts";
import { problemText } from "../sim/scenario/problems.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { readLink } from "../sim/theatre/open/link.ts";
import { planRun } from "../sim/theatre/open/plan.ts";
import { createStageFeed, stagePlace } from "../sim/theatre/stageFeed.ts";
import type { StageName } from "../sim/theatre/types/index.ts";
import { type Channel, type Instant, MINUTE_MS } from "../sim/vocabulary/index.ts";
import { Album } from "./album.ts";
import type { Prepared } from "./boardPlaying.ts";

/** Boards left standing along a run, for going back. */
const BOARDS = 6;

export interface TheatreSpec {
  /** The fragment of a theatre link, with or without its `#`. */
  readonly link: string;
  readonly stage: StageName;
  readonly language: "en" | "ru";
  /** True: it stands where the link does until somebody plays it. */
  readonly paused: boolean;
}

/** One stage of the run of a link on a board, from where the link's clock stands. Never rejects. */
export function theatrePlaying({ link, stage, language, paused }: TheatreSpec): Prepared {
  const read = readLink(link);
  const planned = read.ok ? planRun(read.description) : read;
  if (!planned.ok) {
    const detail = planned.problems.slice(0, 3).map((one) => problemText(one, language));
    return { ok: false, code: "theatre-unreadable", detail: detail.join("; ") };
  }
  const { plan } = planned;
  const staged = plan.stages.find((one) => one.stage === stage);
  if (staged === undefined)
    return { ok: false, code: "theatre-unreadable", detail: `stage ${stage}: the run has it not` };
  const { opensAt, endsAt, timeZone } = plan;
  const defaults = defaultBoardConfig();
  const config = defaultBoardConfig({
    place: stagePlace(plan, staged, language),
    timeZone,
    targets: { ...defaults.targets, ...targetsOf(staged.scenario) },
  });
  const open = () => ({ feed: createStageFeed(plan, staged, language), board: new Board(config) });
  return {
    ok: true,
    open,
    from: (opensAt + plan.description.atMs) as Instant,
    album: new Album({ open, startsAt: opensAt, endsAt, everyMs: MINUTE_MS, boards: BOARDS }),
    paused,
  };
}

/** What the centre promises by channel: the first queue of the channel that promises anything. */
function targetsOf({ queues }: Scenario): Partial<Record<Channel, ServiceLevelTarget>> {
  const targets: Partial<Record<Channel, ServiceLevelTarget>> = {};
  for (const { channel, target } of queues) {
    if (target !== undefined) targets[channel] ??= { fraction: target.share, acceptableWaitMs: target.withinMs };
  }
  return targets;
}
