import type { ReactNode } from "react";
import type { EquityEnd, EquityFigures } from "../../sim/metrics/frame.ts";
import { percent, times } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Line } from "./Line.tsx";
import type { LineAge } from "./lineAge.ts";

export interface EquityLineProps {
  readonly equity: EquityFigures;
  /** How old the data of the channels is; absent: as fresh as the wall. */
  readonly age?: LineAge | undefined;
}

/** How differently channels serve the same customers: the best and the worst by wait and by resolved first time. */
export function EquityLine({ equity: { wait, resolution }, age }: EquityLineProps) {
  const words = useWords();
  const language = useLanguage();
  const end = ({ channel, value, n }: EquityEnd, text: (value: number) => string) => (
    <>
      {words(`channel.${channel}`)} <b>{text(value)}</b> <small>{words("wall.n", { n })}</small>
    </>
  );
  // What is compared stays with its worst: a name alone would say nothing.
  const named = (what: "wait" | "resolution", worst: ReactNode) => (
    <>
      {words(`equity.${what}`)}&ensp;{worst}
    </>
  );
  const asTimes = (value: number) => times(value, language);
  const asShare = (value: number) => percent(value, language);
  const none = { key: "none", text: words("equity.none"), faint: true };
  return (
    <Line
      kind="equity"
      of="total"
      age={age}
      name={words("equity.title")}
      parts={[
        ...(wait === undefined
          ? []
          : [
              { key: "wait-worst", figure: "wait-equity" as const, text: named("wait", end(wait.worst, asTimes)) },
              { key: "wait-best", figure: "wait-equity" as const, text: end(wait.best, asTimes) },
            ]),
        ...(resolution === undefined
          ? []
          : [
              {
                key: "resolution-worst",
                figure: "resolution-equity" as const,
                text: named("resolution", end(resolution.worst, asShare)),
              },
              { key: "resolution-best", figure: "resolution-equity" as const, text: end(resolution.best, asShare) },
            ]),
        ...(wait === undefined && resolution === undefined ? [none] : []),
      ]}
    />
  );
}
