import type { Frame } from "../../sim/metrics/frame.ts";
import { clock, count, duration, percent, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { FigureName } from "./figureName.ts";

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

interface FootPart {
  readonly text: string;
  /** Which figure it shows; undefined: none that can be asked about. */
  readonly figure: FigureName | undefined;
}

/** What the picture is made of. Most telling first: what does not fit is cut from the end. */
export function Foot({ frame, lost, scale, sound, hidden, projectedAt, widened, noForecast = false }: FootProps) {
  const words = useWords();
  const language = useLanguage();
  const { feed, sources, total } = frame;
  const parts: FootPart[] = [];
  const say = (text: string, figure?: FigureName) => void parts.push({ text, figure });
  say(frame.place);
  if (!lost) {
    if (feed.kind === "simulated") say(words("foot.simulated"));
    if (feed.kind === "replayed" && feed.label !== frame.place) say(words("foot.replayed", { label: feed.label }));
    if (feed.state === "ended") say(words("foot.ended", { time: clock(frame.at, frame.timeZone) }));
    if (feed.kind === "replayed") {
      const { offered, answered, abandoned, leftOtherwise } = total.day;
      say(
        words("foot.totals", {
          offered: count(offered, language),
          answered: count(answered, language),
          abandoned: count(abandoned, language),
          left: count(leftOtherwise, language),
        }),
      );
    } else {
      for (const text of sourceTexts()) say(text, "sources");
    }
    if (hidden > 0) say(words("foot.hidden", { n: hidden }));
    if (projectedAt !== undefined) say(words("foot.projected", { age: duration(frame.at - projectedAt, language) }));
    say(words(`sound.${sound}`));
    // Without an open alarm the strip says it.
    if (frame.alarmRate.open > 0) say(words("foot.alarmRate", { n: frame.alarmRate.lastHour }), "alarm-rate");
    if (widened !== undefined) say(words("foot.widened", { points: percentNumber(widened) }));
    say(scale);
    if (noForecast) say(words("wall.noForecast"));
  }

  function sourceTexts(): string[] {
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
    <footer className="foot" data-testid="foot" data-of="total">
      {parts.map(({ text, figure }) => (
        <span key={text} data-figure={figure}>
          {text}
        </span>
      ))}
    </footer>
  );
}
