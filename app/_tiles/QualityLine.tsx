import type { Mean, QualityFigures, Ratio } from "../../sim/metrics/frame.ts";
import { clock, NONE, percent, percentRange, points } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Line } from "./Line.tsx";
import type { LineAge } from "./lineAge.ts";

export interface QualityLineProps {
  readonly quality: QualityFigures;
  readonly minimumN: number;
  readonly timeZone: string;
  /** How old the data of the sources is; absent: as fresh as the wall. */
  readonly age?: LineAge | undefined;
}

/** What customers and listeners thought: satisfaction, promoters, resolved first time, evaluation; each with its n. */
export function QualityLine({ quality, minimumN, timeZone, age }: QualityLineProps) {
  const words = useWords();
  const language = useLanguage();
  const { csat, nps, firstContactResolution, evaluation } = quality;
  const basis = ({ n, low, high }: Ratio | Mean, range: (low: number, high: number) => string) =>
    n > 0 && n < minimumN && low !== undefined && high !== undefined
      ? words("wall.interval", { range: range(low, high), n })
      : words("wall.n", { n });
  const share = (key: "csat" | "fcr", ratio: Ratio, until = "") => ({
    key,
    figure: key === "csat" ? ("csat" as const) : ("resolved-first" as const),
    faint: ratio.n < minimumN,
    text: figure(words(`quality.${key}`), percent(ratio.value, language), `${basis(ratio, percentRange)}${until}`),
  });
  const known = firstContactResolution.knownUntilAt;
  const until = known === undefined ? "" : ` ${words("quality.knownUntil", { time: clock(known, timeZone) })}`;
  const pointRange = (low: number, high: number) => `${points(low, language)}…${points(high, language)}`;
  return (
    <Line
      kind="quality"
      of="total"
      age={age}
      name={
        quality.window === "day"
          ? words("quality.day")
          : words("quality.title", { window: words(`window.${quality.window}`) })
      }
      parts={[
        share("csat", csat),
        {
          key: "nps",
          figure: "nps",
          faint: nps.n < minimumN,
          text: figure(
            words("quality.nps"),
            nps.value === undefined ? NONE : points(nps.value, language),
            basis(nps, pointRange),
          ),
        },
        {
          key: "evaluation",
          figure: "evaluation",
          faint: evaluation.n < minimumN,
          text: figure(
            words("quality.evaluation"),
            percent(evaluation.value, language),
            words("wall.n", { n: evaluation.n }),
          ),
        },
        share("fcr", firstContactResolution, until),
      ]}
    />
  );
}

function figure(name: string, value: string, basis: string) {
  return (
    <>
      {name} <b>{value}</b> <small>{basis}</small>
    </>
  );
}
