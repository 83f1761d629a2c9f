"use client";

import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { PointFigure, PointsResult, PointsSpec } from "../../../sim/experiment/sensitivity/points.ts";
import type { VariantsResult } from "../../../sim/experiment/sensitivity/variants.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning, trapSentences } from "../../_state/labMeanings.ts";
import type { LabRun } from "../../_state/useLabRun.ts";
import { differenceText, figureText, widthText } from "../_sensitivity/figureText.ts";
import { askedText } from "../_sensitivity/names.ts";
import { RunLine } from "../_sensitivity/RunLine.tsx";
import { ChoiceTable } from "./ChoiceTable.tsx";
import { type Answer, answerOf, type Guess, judged, PRESET_RUNS } from "./judge.ts";
import { keyOf } from "./keyOf.ts";
import type { Prediction } from "./predictions.ts";

export interface AnswerPanelProps {
  readonly file: ScenarioFile;
  readonly prediction: Prediction;
  readonly guess: Guess | undefined;
  readonly run: LabRun<PointsSpec, VariantsResult>;
}

/** What the runs answer: the sentence, how the guess did, and every variant in figures. */
export function AnswerPanel({ file, prediction, guess, run }: AnswerPanelProps) {
  const words = useWords();
  const { spec, result, running } = run;
  const answer =
    spec === undefined || result === undefined || running ? undefined : answerOf(file, prediction, spec, result);
  const done = result === undefined || spec === undefined ? 0 : result.runs / (spec.points.length * PRESET_RUNS);
  return (
    <section className="lab-panel" aria-label={words("presets.answer")} data-answer={answer?.kind ?? "none"}>
      <header className="lab-panel__head">
        <h2>{words("presets.answer")}</h2>
        {spec === undefined && <p>{words("presets.answerWaits")}</p>}
      </header>
      {spec !== undefined && (
        <RunLine running={running} result={result} failure={run.failure} done={done} stop={run.stop} />
      )}
      {answer !== undefined && <AnswerSaid file={file} prediction={prediction} answer={answer} guess={guess} />}
      {result !== undefined && <Traps file={file} prediction={prediction} result={result} />}
      {spec !== undefined && result !== undefined && <FiguresTable file={file} spec={spec} result={result} />}
    </section>
  );
}

interface AnswerSaidProps {
  readonly file: ScenarioFile;
  readonly prediction: Prediction;
  readonly answer: Answer;
  readonly guess: Guess | undefined;
}

function AnswerSaid({ file, prediction, answer, guess }: AnswerSaidProps) {
  const words = useWords();
  const language = useLanguage();
  const names = (ids: readonly string[]) =>
    ids.map((id) => file.variants.find((one) => one.id === id)?.name[language] ?? id).join("; ");
  const unit = words(figureMeaning(prediction.figure).unit === "share" ? "presets.points" : "presets.seconds");
  const sentence = (): string => {
    if (answer.kind === "number") {
      const half = answer.halfWidth === undefined ? "" : ` ±\u00a0${decimal(answer.halfWidth, 1, language)}`;
      const sign = answer.value > 0 ? "+" : "";
      return words("presets.ranNumber", { value: `${sign}${decimal(answer.value, 1, language)}${half}\u00a0${unit}` });
    }
    if (answer.right.length === 0 && answer.close.length === 0) return words("presets.ranNone");
    if (answer.right.length === 0) return words("presets.ranUnclear", { variants: names(answer.close) });
    const close = answer.close.length === 0 ? "" : ` ${words("presets.ranClose", { variants: names(answer.close) })}`;
    return `${words("presets.ranChoice", { variants: names(answer.right) })}${close}`;
  };
  return (
    <div className="preset-answer">
      <p className="lab-said lab-said--claim">{sentence()}</p>
      {answer.kind === "choice" && prediction.kind === "choice" && (
        <ChoiceTable file={file} prediction={prediction} choice={answer} />
      )}
      {guess !== undefined && (
        <p className="preset-answer__verdict" data-verdict={judged(guess, answer)}>
          {words(`presets.verdict.${judged(guess, answer)}`)}
        </p>
      )}
    </div>
  );
}

interface TrapsProps {
  readonly file: ScenarioFile;
  readonly prediction: Prediction;
  readonly result: VariantsResult;
}

/** Most traps told: between many variants there are many, and the greatest says it all. */
const MOST_TRAPS = 2;

/** Where the service level rises while customers are worse off, in sentences. */
function Traps({ file, prediction, result }: TrapsProps) {
  const words = useWords();
  const language = useLanguage();
  // Variants that are no answers, such as another day, are not set against those that are.
  const answers = prediction.kind === "choice" ? [prediction.from, ...prediction.among] : undefined;
  const isAnswer = (point: number) => answers?.includes(file.variants[point]?.id) ?? true;
  const traps = result.traps.filter(({ from, to }) => isAnswer(from) && isAnswer(to));
  const shown = traps.slice(0, MOST_TRAPS);
  if (shown.length === 0) return null;
  const labels = file.variants.map(({ name }) => (language === "ru" ? `«${name.ru}»` : `“${name.en}”`));
  return (
    <div className="notice notice--warn" data-traps={traps.length}>
      <p>{words("presets.trap")}</p>
      {shown.map((trap) => (
        <div key={`${trap.from} ${trap.to}`}>{trapSentences(trap, labels, file.scenario, language).join(" ")}</div>
      ))}
    </div>
  );
}

interface FiguresTableProps {
  readonly file: ScenarioFile;
  readonly spec: PointsSpec;
  readonly result: PointsResult;
}

function FiguresTable({ file, spec, result }: FiguresTableProps) {
  const words = useWords();
  const language = useLanguage();
  const [first] = file.variants;
  const base = first?.name[language] ?? file.scenario.name[language];
  return (
    <>
      <div className="near-table__room">
        <table className="near-table preset-table">
          <caption>{words("presets.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{words("presets.variant")}</th>
              {spec.figures.map((asked) => (
                <th
                  key={keyOf(asked)}
                  scope="col"
                  className="num"
                  title={figureMeaning(asked.figure).formula[language]}
                >
                  {askedText(file.scenario, asked, language, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.variants.map(({ id, name }, point) => (
              <tr key={id}>
                <th scope="row">{name[language]}</th>
                {spec.figures.map((asked, f) => (
                  <td key={keyOf(asked)} className="num">
                    <FigureCell asked={asked} found={result.points[point]?.figures[f]} isBase={point === 0} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="lab-note">{words("presets.basis", { n: result.points[0]?.replications ?? 0, name: base })}</p>
    </>
  );
}

interface FigureCellProps {
  readonly asked: FigureAsked;
  readonly found: PointFigure | undefined;
  readonly isBase: boolean;
}

/** A figure with its precision, and under it how it differs from the first variant, by the same luck. */
function FigureCell({ asked, found, isBase }: FigureCellProps) {
  const words = useWords();
  const language = useLanguage();
  const { unit } = figureMeaning(asked.figure);
  if (found?.precision.value === undefined) return "—";
  const { precision, difference, verdict } = found;
  const matters = verdict !== "unclear" && verdict !== "small" && verdict !== "same";
  return (
    <>
      {figureText(precision.value, unit, language)}
      <span className="preset-table__half"> ±{widthText(precision.halfWidth, unit, language)}</span>
      {!isBase && difference.value !== undefined && (
        <small data-matters={matters}>
          {differenceText(difference.value, unit, language)} {words(`sensitivity.${verdict}`)}
        </small>
      )}
    </>
  );
}
