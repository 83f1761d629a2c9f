import type { LabTag } from "../../../sim/scenario/lab/compared.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";
import type { Comparison, DayPlot } from "../../_state/useComparison.ts";
import type { IntervalOutcome } from "../_editors/LevelRows.tsx";

/** Stands for the scope of a channel: `channel:voice`. */
const OF_CHANNEL = "channel:";

export interface LevelOutcomeOf {
  readonly comparison: Comparison;
  /** Number of the shown scenario in the comparison; 0: the baseline. */
  readonly number: number;
  readonly tag: LabTag;
  readonly scenario: Scenario;
  readonly nameOf: (channel: Channel) => string;
}

/** Service level by interval of one scenario of a comparison beside the baseline, a plot for each channel with a promise. */
export function levelOutcome({
  comparison,
  number,
  tag,
  scenario,
  nameOf,
}: LevelOutcomeOf): readonly IntervalOutcome[] {
  return comparison.plots.flatMap((plot) => {
    const shown = plot.scenarios[number];
    if (plot.figure !== "serviceLevel" || plot.target === undefined || !plot.scope.startsWith(OF_CHANNEL)) return [];
    if (shown === undefined || shown.length === 0) return [];
    const channel = plot.scope.slice(OF_CHANNEL.length) as Channel;
    const promised = scenario.queues.find((queue) => queue.channel === channel && queue.target !== undefined)?.target;
    if (promised === undefined) return [];
    const row = comparison.rows.find(({ measure }) => measure.id === `serviceLevel@${plot.scope}`);
    const [before, whole] = [row?.values[0]?.value, row?.values[number]?.value];
    return [
      {
        ...{ id: channel, name: nameOf(channel), tag },
        target: { share: plot.target, withinMs: promised.withinMs },
        shown: shown.map(pointOf),
        ...(number === 0 ? {} : { before: (plot.scenarios[0] ?? []).map(({ value }) => value) }),
        ...(number === 0 || before === undefined ? {} : { wholeBefore: before }),
        ...(whole === undefined ? {} : { whole }),
      },
    ];
  });
}

function pointOf({ value, low, high }: DayPlot["scenarios"][number][number]) {
  return value === undefined ? undefined : { middle: value, low: low ?? value, high: high ?? value };
}
