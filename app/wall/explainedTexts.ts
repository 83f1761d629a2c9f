import type { Frame, SourceFrame } from "../../sim/metrics/frame.ts";
import { clockWithSeconds, duration, limit, percent, percentRange, points } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import type { LineAge } from "../_tiles/lineAge.ts";
import { skewText } from "../_tiles/skewText.ts";
import type { Explained } from "./explained.ts";

type Words = ReturnType<typeof useWords>;

/** What the figure is of: a channel by its word, a queue, team or source by its own name, else the whole floor. */
export function subjectText({ subject }: Explained, words: Words): string {
  if (subject.kind === "channel") return words(`channel.${subject.channel}`);
  return subject.kind === "named" ? subject.name : words("alarm.floor");
}

/** What the figure stands on, part by part: window, n with its interval, target, formula id, age of a projection. */
export function basisTexts(answer: Explained, at: number, words: Words, language: Language): string[] {
  const { window, n, low, high, weighedS, variant, attribution, target, promisedMs, madeAt } = answer;
  // A source tells of itself line by line.
  if (answer.sources !== undefined) return [];
  const parts: string[] = [];
  if (window !== undefined) parts.push(words("explain.over", { window: words(`window.${window}`) }));
  else if (madeAt === undefined) parts.push(words("explain.now"));
  if (madeAt !== undefined) parts.push(words("explain.runs", { n: n ?? 0, age: duration(at - madeAt, language) }));
  else if (n !== undefined) parts.push(words("wall.n", { n }));
  if (low !== undefined && high !== undefined) {
    const range = answer.points
      ? `${points(low, language)}…${points(high, language)}`
      : `${percentRange(low, high)}${language === "ru" ? "\u00a0" : ""}%`;
    parts.push(words("explain.interval", { range }));
  }
  if (weighedS !== undefined) parts.push(words("explain.weighed", { time: duration(weighedS * 1000, language) }));
  if (variant !== undefined && attribution !== undefined) {
    parts.push(words(`variant.${variant}`), words(`explain.countedAt.${attribution}`));
  }
  if (target !== undefined) {
    const share = percent(target.fraction, language);
    parts.push(words("explain.target", { share, wait: limit(target.acceptableWaitMs, language) }));
  }
  if (promisedMs !== undefined) parts.push(words("explain.promised", { time: limit(promisedMs, language) }));
  return parts;
}

/** How fresh the data behind the figure is. */
export function ageText({ freshness, asOf, timeZone }: LineAge, at: number, words: Words, language: Language): string {
  if (freshness === "unknown") return words("explain.unheard");
  const word = words(`explain.age.${freshness}`);
  if (asOf === undefined) return word;
  return freshness === "fresh"
    ? `${word} · ${words("explain.heard", { age: duration(at - asOf, language) })}`
    : `${word} · ${words("wall.asOf", { time: clockWithSeconds(asOf, timeZone) })}`;
}

/** Health of one source: state, freshness, connected since, last event, gaps, clock, share not observed. */
export function sourceTexts(
  source: SourceFrame,
  { at, timeZone }: Pick<Frame, "at" | "timeZone">,
  words: Words,
  language: Language,
): string[] {
  const { state, freshness, connectedSinceAt, lastEventAt, events, gaps, skewMs, inferred } = source;
  return [
    words(`front.sourceStates.${state}`),
    words(`front.freshness.${freshness}`),
    ...(connectedSinceAt === undefined
      ? []
      : [words("explain.since", { time: clockWithSeconds(connectedSinceAt, timeZone) })]),
    ...(lastEventAt === undefined ? [] : [words("explain.heard", { age: duration(at - lastEventAt, language) })]),
    words("explain.events", { n: events }),
    words("foot.gaps", { n: gaps }),
    ...(skewMs === undefined ? [] : [skewText(skewMs, words, language)]),
    words("foot.inferred", { share: percent(inferred.value, language) }),
  ];
}
