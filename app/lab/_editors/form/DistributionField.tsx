"use client";

import type { Distribution } from "../../../../sim/scenario/distribution.ts";
import { distributionForm } from "../../../../sim/scenario/form/scenarioForm.ts";
import { alike } from "../../../../sim/scenario/lab/alike.ts";
import { meanOf } from "../../../../sim/scenario/moments.ts";
import { SurvivalChart } from "../../../_charts/SurvivalChart.tsx";
import { limit } from "../../../_i18n/format.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { useCurve } from "../../../_state/useStaffing.ts";
import type { FieldAt } from "./FieldFrame.tsx";
import { Reset } from "./FieldFrame.tsx";
import { fieldLabel, wordLabel } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";
import { PartFields, partOf } from "./PartField.tsx";

const FORMS = {
  deterministic: (meanMs: number) => ({ kind: "deterministic", valueMs: meanMs }),
  exponential: (meanMs: number) => ({ kind: "exponential", meanMs }),
  lognormal: (meanMs: number) => ({ kind: "lognormal", meanMs, cv: 0.8 }),
  gamma: (meanMs: number) => ({ kind: "gamma", meanMs, cv: 0.8 }),
  hyperexponential: (meanMs: number) => ({
    kind: "hyperexponential",
    phases: [
      { share: 0.5, meanMs: Math.max(1, meanMs / 2) },
      { share: 0.5, meanMs: meanMs * 1.5 },
    ],
  }),
  uniform: (meanMs: number) => ({ kind: "uniform", fromMs: meanMs / 2, toMs: meanMs * 1.5 }),
  empirical: (meanMs: number) => ({ kind: "empirical", quantilesMs: [meanMs / 2, meanMs, meanMs * 1.5] }),
  survival: (meanMs: number) => ({ kind: "survival", atMs: [0, meanMs], survival: [1, 0.5], tailMeanMs: meanMs }),
} as const;

/** A distribution: its form, its numbers, and the curve of who is still there after how long. Its mean stays when the form changes. */
export function DistributionField({ at, spikes }: { readonly at: FieldAt; readonly spikes: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const { change } = useFormScope();
  const form = distributionForm(spikes);
  const kind = String(partOf(at.value, "kind") ?? "");
  const options = form.kind === "oneOf" ? form.options : [];
  const option = options.find((one) => one.kind === kind);
  const label = fieldLabel(words, at.around, at.key);
  const choose = (next: string) => {
    const meanMs = Math.max(1, Math.round(meanOf(at.value as Distribution)));
    const plain = next in FORMS ? FORMS[next as keyof typeof FORMS](meanMs) : undefined;
    const of = kind === "spiked" ? partOf(at.value, "of") : at.value;
    change([{ path: at.path, set: plain ?? { kind: "spiked", of, spikes: [{ atMs: 60_000, share: 0.1 }] } }]);
  };
  return (
    <fieldset className="edit-part edit-part--law" data-differs={!alike(at.value, at.was)}>
      <legend>{label}</legend>
      <div className="edit-law">
        <div>
          <label className="edit-field">
            <span>{words("labFields.kind")}</span>
            <span className="edit-field__control">
              <select value={kind} onChange={({ target }) => choose(target.value)}>
                {options.map((one) => (
                  <option key={one.kind} value={one.kind}>
                    {wordLabel(words, one.kind)}
                  </option>
                ))}
              </select>
              {!alike(at.value, at.was) && <Reset at={at} />}
            </span>
          </label>
          {option !== undefined && <PartFields at={at} entries={option.entries} />}
        </div>
        <Curve law={at.value as Distribution} name={label} text={(ms) => limit(Math.round(ms), language)} />
      </div>
    </fieldset>
  );
}

function Curve({
  law,
  name,
  text,
}: {
  readonly law: Distribution;
  readonly name: string;
  readonly text: (ms: number) => string;
}) {
  const words = useWords();
  const curve = useCurve(law);
  if (curve === undefined) return <span className="survival" />;
  const facts = { median: text(curve.medianMs), mean: text(curve.meanMs) };
  return (
    <figure className="survival">
      <SurvivalChart {...curve} label={words("labEdit.curve", { name, ...facts })} textOf={text} />
      <figcaption>{words("labEdit.curveFacts", facts)}</figcaption>
    </figure>
  );
}
