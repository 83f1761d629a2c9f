import type { Frame } from "../../sim/metrics/frame.ts";
import { clock, count, duration, percent, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

/** What this display does when an alarm comes: `blocked` = wished for, but the browser waits for a hand first. */
export type SoundState = "off" | "on" | "quiet" | "blocked";

export interface FootProps {
  readonly frame: Frame;
  readonly lost: boolean;
  /** `86″ at 5 m`, as the wall was set up. */
  readonly scale: string;
  readonly sound: SoundState;
  /** Lines of queues, teams and the like there was no room for. */
  readonly hidden: number;
  /** When the projections shown were made; absent where there are none. */
  readonly projectedAt?: number | undefined;
  /** By how much their bands were widened, fraction; absent: not at all. */
  readonly widened?: number | undefined;
  /** Nobody looks ahead, and no chart has room to say so. */
  readonly noForecast?: boolean;
}

/** What the picture is made of. Most telling first: what does not fit is cut from the end. */
export function Foot({ frame, lost, scale, sound, hidden, projectedAt, widened, noForecast = false }: FootProps) {
  const words = useWords();
  const language = useLanguage();
  const { feed, sources, total } = frame;
  const parts: string[] = [frame.place];
  if (!lost) {
    if (feed.kind === "simulated") parts.push(words("foot.simulated"));
    if (feed.kind === "replayed" && feed.label !== frame.place)
      parts.push(words("foot.replayed", { label: feed.label }));
    if (feed.state === "ended") parts.push(words("foot.ended", { time: clock(frame.at, frame.timeZone) }));
    if (feed.kind === "replayed") {
      const { offered, answered, abandoned, leftOtherwise } = total.day;
      parts.push(
        words("foot.totals", {
          offered: count(offered, language),
          answered: count(answered, language),
          abandoned: count(abandoned, language),
          left: count(leftOtherwise, language),
        }),
      );
    } else {
      parts.push(...sourceParts());
    }
    if (hidden > 0) parts.push(words("foot.hidden", { n: hidden }));
    if (projectedAt !== undefined)
      parts.push(words("foot.projected", { age: duration(frame.at - projectedAt, language) }));
    if (widened !== undefined) parts.push(words("foot.widened", { points: percentNumber(widened) }));
    // Without an open alarm the strip says it.
    if (frame.alarmRate.open > 0) parts.push(words("foot.alarmRate", { n: frame.alarmRate.lastHour }));
    parts.push(words(`sound.${sound}`));
    parts.push(scale);
    if (noForecast) parts.push(words("wall.noForecast"));
  }

  function sourceParts(): string[] {
    const silent = sources.filter(({ freshness }) => freshness === "stale").length;
    const gaps = sources.reduce((sum, source) => sum + source.gaps, 0);
    const inferred = sources.find((source) => (source.inferred.value ?? 0) > 0)?.inferred.value;
    return [
      words("foot.sources", { n: sources.length }),
      ...(silent > 0 ? [words("foot.sourceStale", { n: silent })] : []),
      ...(gaps > 0 ? [words("foot.gaps", { n: gaps })] : []),
      ...(inferred === undefined ? [] : [words("foot.inferred", { share: percent(inferred, language) })]),
    ];
  }

  return (
    <footer className="foot" data-testid="foot">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
