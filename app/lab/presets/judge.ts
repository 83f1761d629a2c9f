import type { FigureUnit } from "../../../sim/experiment/figure.ts";
import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { PairAsked, PointsResult, PointsSpec } from "../../../sim/experiment/sensitivity/points.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { figureMeaning, scopesOf } from "../../_state/labMeanings.ts";
import { type Choice, chosenOf } from "./choice.ts";
import { keyOf } from "./keyOf.ts";
import type { Prediction, PresetQuiz } from "./predictions.ts";

/** What somebody said before the answer: an interval in points or seconds, or a variant. */
export type Guess =
  | { readonly kind: "number"; readonly low: number; readonly high: number }
  | { readonly kind: "choice"; readonly variant: string };

/** The answer of the runs. */
export type Answer =
  /** In points or seconds. `undefined` width: too few runs. */
  | { readonly kind: "number"; readonly value: number; readonly halfWidth: number | undefined }
  | ({ readonly kind: "choice" } & Choice);

/** Replications a preset is told with. */
export const PRESET_RUNS = 40;

/** What is asked of the workers to tell a preset: every variant in every figure its answer is seen in. */
export function presetSpec(file: ScenarioFile, quiz: PresetQuiz, seed: string): PointsSpec {
  const figures = figuresOf(file, quiz);
  return {
    points: file.variants.map(({ id }) => ({ file, variant: id })),
    figures,
    seed,
    replications: PRESET_RUNS,
    pairs: pairsOf(file, quiz.prediction, figures),
  };
}

/** Channels that have columns of their own: more make a table nobody reads. */
const MOST_CHANNELS = 4;

/** Every figure a preset's answer is seen in: of the whole, of each channel, of what was guessed, and its own. */
function figuresOf({ scenario }: ScenarioFile, { prediction, also }: PresetQuiz): readonly FigureAsked[] {
  const total = { kind: "total" } as const;
  const scopes = scopesOf(scenario);
  const channels = scopes.filter(({ kind }) => kind === "channel");
  const queues = scopes.filter(({ kind }) => kind === "queue");
  const every: FigureAsked[] = [
    { figure: "serviceLevel", scope: total },
    { figure: "abandonmentRate", scope: total },
    { figure: "averageWaitMs", scope: total },
    // Each queue has a column of its own then: a channel of one queue would say the same twice.
    ...(!ofQueues(prediction) && channels.length > 1 && channels.length <= MOST_CHANNELS
      ? channels.map((scope) => ({ figure: "serviceLevel" as const, scope }))
      : []),
    { figure: prediction.figure, scope: prediction.scope },
    ...also,
    ...(ofQueues(prediction) ? queues.map((scope) => ({ figure: "serviceLevel" as const, scope })) : []),
  ];
  const seen = new Set<string>();
  return every.filter((one) => {
    const key = keyOf(one);
    return !seen.has(key) && seen.add(key);
  });
}

function ofQueues(prediction: Prediction): boolean {
  return prediction.kind === "choice" && prediction.rule === "all-kept";
}

function pairsOf(file: ScenarioFile, prediction: Prediction, figures: readonly FigureAsked[]): PairAsked[] {
  const figure = figures.findIndex((one) => keyOf(one) === keyOf(prediction));
  const number = (id: string) => file.variants.findIndex((variant) => variant.id === id);
  if (prediction.kind === "number") return [{ figure, from: number(prediction.from), to: number(prediction.of) }];
  const { among, rule, from } = prediction;
  switch (rule) {
    case "best":
      return among.flatMap((a) =>
        among.filter((b) => b !== a).map((b) => ({ figure, from: number(a), to: number(b) })),
      );
    case "first-kept":
      return among.map((id) => ({ figure, from: number(from ?? ""), to: number(id) }));
    case "step":
      return among.map((id, i) => ({ figure, from: number(among[i - 1] ?? from ?? ""), to: number(id) }));
    case "all-kept":
      return [];
  }
}

/** A figure's unit as guesses have it: points of a share, seconds of a time. */
export function guessScale(unit: FigureUnit): number {
  return unit === "share" ? 100 : unit === "ms" ? 1 / 1_000 : 1;
}

/** What the runs answer; `undefined` while they cannot yet. */
export function answerOf(
  file: ScenarioFile,
  prediction: Prediction,
  spec: PointsSpec,
  result: PointsResult,
): Answer | undefined {
  if (prediction.kind === "number") {
    const pair = result.pairs[0];
    if (pair?.value === undefined) return undefined;
    const scale = guessScale(figureMeaning(prediction.figure).unit);
    return {
      kind: "number",
      value: pair.value * scale,
      halfWidth: pair.halfWidth === undefined ? undefined : pair.halfWidth * scale,
    };
  }
  if (result.pairs.some((pair) => pair === undefined) || result.points.some(({ replications }) => replications < 2)) {
    return undefined;
  }
  return { kind: "choice", ...chosenOf(file, prediction, spec, result) };
}

/**
 * How a guess did. A number: `held` when the interval holds the value; `near` when it only meets the value's own interval.
 * A choice: `held` for what is right, `near` for what cannot be told from it.
 */
export function judged(guess: Guess, answer: Answer): "held" | "near" | "missed" {
  if (guess.kind === "number" && answer.kind === "number") {
    const { value, halfWidth = 0 } = answer;
    if (guess.low <= value && value <= guess.high) return "held";
    return guess.low <= value + halfWidth && value - halfWidth <= guess.high ? "near" : "missed";
  }
  if (guess.kind === "choice" && answer.kind === "choice") {
    if (answer.right.includes(guess.variant)) return "held";
    return answer.close.includes(guess.variant) ? "near" : "missed";
  }
  throw new RangeError(`guess: expected a ${answer.kind}, got a ${guess.kind}`);
}
