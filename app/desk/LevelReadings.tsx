"use client";

import { SERVICE_LEVEL_VARIANTS, type ServiceLevelVariant } from "../../sim/metrics/config.ts";
import type { Frame, Ratio } from "../../sim/metrics/frame.ts";
import { LevelLine } from "../_charts/LevelLine.tsx";
import { percent, percentRange } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { figuresOf } from "./deskScope.ts";
import type { Served } from "./served.ts";
import { useQuestion } from "./useQuestion.ts";

const AGAIN_MS = 5_000;

interface Readings {
  readonly readings: readonly (Ratio & { readonly variant: ServiceLevelVariant })[];
}

export interface LevelReadingsProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly scope: string;
}

/** One window of one row by all six formulas: the board's own stands out, the others show what they would say. */
export function LevelReadings({ frame, served, scope }: LevelReadingsProps) {
  const words = useWords();
  const language = useLanguage();
  const figures = figuresOf(frame, scope);
  const { window, attribution } = frame.total.serviceLevel;
  const query = new URLSearchParams({ scope, window, attribution });
  const { value } = useQuestion<Readings>(
    served === "now" ? `/api/v1/explanations/service-level?${query}` : undefined,
    Math.floor(frame.at / AGAIN_MS),
  );
  if (figures === undefined) return null;
  const { variant: own, target } = figures.serviceLevel;
  // Beside the server's own numbers the board's reading is that of the frame: one number everywhere.
  const readings = SERVICE_LEVEL_VARIANTS.flatMap((variant) => {
    const told = variant === own ? figures.serviceLevel : value?.readings.find((one) => one.variant === variant);
    return told === undefined ? [] : [{ ...told, variant }];
  });
  const line = readings.flatMap(({ variant, value: level }) =>
    level === undefined
      ? []
      : [
          {
            key: variant,
            value: level,
            own: variant === own,
            text: `${words(`variant.${variant}`)} ${percent(level, language)}`,
          },
        ],
  );
  return (
    <section aria-label={words("desk.levels.title")} data-testid="levels">
      <h3>{words("desk.levels.title", { window: words(`window.${window}`) })}</h3>
      <LevelLine values={line} target={target.fraction} />
      <table className="dtable levels">
        <tbody>
          {readings.map(({ variant, value: level, n, low, high }) => (
            <tr key={variant} data-own={variant === own} title={words(`variantTitle.${variant}`)}>
              <th scope="row">{words(`variant.${variant}`)}</th>
              <td className="num">{percent(level, language)}</td>
              <td className="num faint">{percentRange(low, high)}</td>
              <td className="num faint">{words("wall.n", { n })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {served !== "now" && <p className="faint">{words("desk.levels.onlyOwn")}</p>}
    </section>
  );
}
