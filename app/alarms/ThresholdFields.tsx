"use client";

import type { AlarmMetric, AlarmThreshold } from "../../sim/metrics/alarms/rule.ts";
import { METRIC_TRAITS } from "../../sim/metrics/alarms/traits.ts";
import { type Choice, NumberInput, SelectField } from "../_edit/Fields.tsx";
import { useWords } from "../_i18n/Words.tsx";

type Side = "none" | "below" | "above" | "missed";

export interface ThresholdFieldsProps {
  readonly level: "watch" | "act";
  readonly metric: AlarmMetric;
  readonly threshold: AlarmThreshold | undefined;
  readonly error: string | undefined;
  readonly onThreshold: (threshold: AlarmThreshold | undefined) => void;
}

/** What one in the unit of a form is in the unit of the figure: forms speak percent and seconds. */
export function formScale(metric: AlarmMetric): number {
  const { unit } = METRIC_TRAITS[metric];
  return unit === "fraction" ? 0.01 : unit === "ms" ? 1_000 : 1;
}

/** A figure in the unit of a form. Seven digits are enough for people, and take back what dividing added. */
export function inForm(metric: AlarmMetric, value: number): number {
  return Number((value / formScale(metric)).toPrecision(7));
}

/** Where the trouble begins: on which side, at what figure, or against the scope's own target. */
export function ThresholdFields({ level, metric, threshold, error, onThreshold }: ThresholdFieldsProps) {
  const words = useWords();
  const traits = METRIC_TRAITS[metric];
  const side: Side =
    threshold === undefined ? "none" : "below" in threshold ? "below" : "above" in threshold ? "above" : "missed";
  const limit =
    threshold === undefined || "target" in threshold ? 0 : "below" in threshold ? threshold.below : threshold.above;
  const sides: readonly Side[] = ["none", "below", "above", ...(traits.target === "none" ? [] : (["missed"] as const))];
  const choose = (chosen: Side) => {
    if (chosen === "none") onThreshold(undefined);
    else if (chosen === "below") onThreshold({ below: limit });
    else if (chosen === "above") onThreshold({ above: limit });
    else onThreshold({ target: "missed" });
  };
  const times = threshold !== undefined && "target" in threshold && metric !== "serviceLevel" ? threshold.times : null;
  return (
    <div className="threshold" data-level={level}>
      <SelectField
        label={words(`rules.${level}Side`)}
        value={side}
        choices={sides.map((value): Choice<Side> => ({ value, label: words(`rules.side.${value}`) }))}
        error={side === "none" || side === "missed" ? error : undefined}
        onValue={choose}
      />
      {(side === "below" || side === "above") && (
        <NumberInput
          label={words("rules.threshold")}
          value={inForm(metric, limit)}
          unit={traits.unit === "count" ? undefined : words(`edit.units.${traits.unit}`)}
          step={0.1}
          error={error}
          onValue={(typed) => {
            const value = (typed ?? 0) * formScale(metric);
            onThreshold(side === "below" ? { below: value } : { above: value });
          }}
        />
      )}
      {side === "missed" && times !== null && (
        <NumberInput
          label={words("rules.timesLabel")}
          value={times ?? 1}
          unit="×"
          step={0.1}
          onValue={(typed) =>
            onThreshold({ target: "missed", ...(typed === undefined || typed === 1 ? {} : { times: typed }) })
          }
        />
      )}
    </div>
  );
}
