"use client";

import { type FormEvent, useState } from "react";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { NumberInput } from "../../_edit/Fields.tsx";
import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureUnit } from "../../_state/labMeanings.ts";
import type { Guess } from "./judge.ts";
import type { Prediction } from "./predictions.ts";

export interface PredictPanelProps {
  readonly file: ScenarioFile;
  readonly prediction: Prediction;
  /** Said already; it cannot be changed any more. */
  readonly guess: Guess | undefined;
  /** With what was guessed, or without a guess. */
  readonly onShow: (guess: Guess | undefined) => void;
  /** Whether the answer was asked for. */
  readonly shown: boolean;
}

/** What somebody expects, said before the answer: an interval, or one of several. */
export function PredictPanel({ file, prediction, guess, onShow, shown }: PredictPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [low, setLow] = useState<number>();
  const [high, setHigh] = useState<number>();
  const [variant, setVariant] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const nameOf = (id: string) => file.variants.find((one) => one.id === id)?.name[language] ?? id;
  const said = (): Guess | undefined => {
    if (prediction.kind === "choice") return variant === undefined ? undefined : { kind: "choice", variant };
    if (low === undefined || high === undefined || low > high) return undefined;
    return low < prediction.least || high > prediction.most ? undefined : { kind: "number", low, high };
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    const mine = said();
    setWrong(mine === undefined);
    if (mine !== undefined) onShow(mine);
  };
  const unit = words(figureUnit(prediction.figure) === "share" ? "presets.points" : "presets.seconds");
  const error =
    prediction.kind === "number"
      ? words("presets.badRange", { least: prediction.least, most: prediction.most })
      : words("presets.choose");
  return (
    <section className="lab-panel preset-predict" aria-label={words("presets.predict")} data-shown={shown}>
      <header className="lab-panel__head">
        <h2>{words("presets.predict")}</h2>
        <p>{words("presets.predictNote")}</p>
      </header>
      <form onSubmit={show} noValidate>
        <p className="preset-predict__ask">{prediction.ask[language]}</p>
        {shown ? (
          <GuessSaid guess={guess} nameOf={nameOf} unit={unit} />
        ) : (
          <>
            {prediction.kind === "number" ? (
              <div className="preset-predict__range">
                <NumberInput label={words("presets.from")} value={low} unit={unit} onValue={setLow} />
                <NumberInput label={words("presets.to")} value={high} unit={unit} onValue={setHigh} />
              </div>
            ) : (
              <fieldset className="preset-predict__choice" aria-label={words("presets.choose")}>
                {prediction.among.map((id) => (
                  <label key={id} className="check">
                    <input type="radio" name="guess" checked={variant === id} onChange={() => setVariant(id)} />
                    {nameOf(id)}
                  </label>
                ))}
              </fieldset>
            )}
            {wrong && (
              <p className="field__error" role="alert">
                {error}
              </p>
            )}
            <div className="buttons">
              <button type="submit" className="button button--main">
                {words("presets.show")}
              </button>
              <button type="button" className="button" onClick={() => onShow(undefined)}>
                {words("presets.skip")}
              </button>
            </div>
          </>
        )}
      </form>
    </section>
  );
}

interface GuessSaidProps {
  readonly guess: Guess | undefined;
  readonly nameOf: (id: string) => string;
  readonly unit: string;
}

function GuessSaid({ guess, nameOf, unit }: GuessSaidProps) {
  const words = useWords();
  const language = useLanguage();
  if (guess === undefined) return null;
  const said = (value: number) => decimal(value, Number.isInteger(value) ? 0 : 1, language);
  const text =
    guess.kind === "choice"
      ? words("presets.guessChoice", { variant: nameOf(guess.variant) })
      : words("presets.guessNumber", { low: said(guess.low), high: `${said(guess.high)}\u00a0${unit}` });
  return <p className="preset-predict__said">{text}</p>;
}
