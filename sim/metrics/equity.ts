import { CHANNELS } from "../vocabulary/index.ts";
import type { BoardConfig } from "./config.ts";
import { contactMetrics } from "./contactMetrics.ts";
import { PLACE } from "./fields.ts";
import type { EquityEnd, EquityFigures, EquityGap } from "./frame.ts";
import { type Metric, SPREAD_TEXT } from "./metric.ts";
import { known } from "./scopeFigures.ts";
import type { Scopes } from "./scopes.ts";

/** What spreads between channels are read from. */
export interface EquityInput {
  readonly scopes: Scopes;
  readonly config: BoardConfig;
}

/** Spreads between the channels of a board, each named by the channels at its ends. */
export const equityMetrics = {
  waitEquity: {
    ...SPREAD_TEXT,
    id: "waitEquity",
    name: { en: "Channel equity, wait", ru: "Равенство каналов, ожидание" },
    formula: {
      en: "worst − best of (P90 wait ÷ acceptable wait) over channels",
      ru: "худшее − лучшее (P90 ожидания ÷ норма) по каналам",
    },
    unit: "times the promise",
    when: { en: "over the window shown", ru: "за показанное окно" },
    computable: true,
    compute: ({ scopes, config }) =>
      spread(scopes, config, "lower", (channel) => {
        const scope = scopes.channel(channel);
        const waitMs = scope.quantile(0.9, config.headline);
        const n = scope.sums(config.headline)[PLACE.answered];
        return { value: waitMs === undefined ? undefined : waitMs / config.targets[channel].acceptableWaitMs, n };
      }),
  },
  resolutionEquity: {
    ...SPREAD_TEXT,
    id: "resolutionEquity",
    name: { en: "Channel equity, first contact resolution", ru: "Равенство каналов, решение с первого раза" },
    formula: {
      en: "best − worst first contact resolution over channels",
      ru: "лучшее − худшее решение с первого обращения по каналам",
    },
    unit: "fraction",
    when: {
      en: "over the day to date, known up to seven days ago",
      ru: "за день, известно по контакты недельной давности",
    },
    computable: true,
    compute: ({ scopes, config }) =>
      spread(scopes, config, "higher", (channel) => {
        const scope = scopes.channel(channel);
        return contactMetrics.firstContactResolution.compute({
          ...{ scope, sums: scope.sums("day"), config, longestWaitMs: undefined },
        });
      }),
  },
} as const satisfies Record<string, Metric<EquityInput, EquityGap | undefined>>;

/** Both spreads; each absent with fewer than two channels of the board's minimum n. */
export function equityFigures(scopes: Scopes, config: BoardConfig): EquityFigures {
  const input = { scopes, config };
  return {
    ...known("wait", equityMetrics.waitEquity.compute(input)),
    ...known("resolution", equityMetrics.resolutionEquity.compute(input)),
  };
}

/** `better`: which end is the best. Of equals the channel that boards show first is named. */
function spread(
  scopes: Scopes,
  config: BoardConfig,
  better: "lower" | "higher",
  figure: (channel: EquityEnd["channel"]) => { readonly value?: number | undefined; readonly n: number },
): EquityGap | undefined {
  const ends = CHANNELS.flatMap((channel): EquityEnd[] => {
    if (!scopes.channel(channel).seen) return [];
    const { value, n } = figure(channel);
    return value === undefined || n < config.minimumN ? [] : [{ channel, value, n }];
  });
  const [first, ...rest] = ends;
  if (first === undefined || rest.length === 0) return undefined;
  let low = first;
  let high = first;
  for (const end of rest) {
    if (end.value < low.value) low = end;
    if (end.value > high.value) high = end;
  }
  // All alike: two channels are still named.
  if (low === high) high = rest[0]!;
  const [best, worst] = better === "lower" ? [low, high] : [high, low];
  return { gap: high.value - low.value, best, worst };
}
