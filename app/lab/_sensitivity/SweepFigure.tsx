"use client";

import type { Axis, FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { PointFigure, PointsResult } from "../../../sim/experiment/sensitivity/points.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { SweepChart } from "../../_charts/SweepChart.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { ChartOrTable } from "./ChartOrTable.tsx";
import { axisText, differenceText, figureText, preciseText, widthText } from "./figureText.ts";
import { askedText } from "./names.ts";

export interface SweepFigureProps {
  readonly result: PointsResult;
  readonly axis: Axis;
  /** Of each curve, the numbers of its points in the result, in the order of the axis. */
  readonly curves: readonly { readonly name: string; readonly points: readonly number[] }[];
  readonly asked: FigureAsked;
  /** Number of `asked` among the figures of the result. */
  readonly number: number;
  readonly scenario: Scenario;
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly name: string;
  readonly title: string;
}

/** Curves with bands along an axis, where they are best, and the table. */
export function SweepFigure(props: SweepFigureProps) {
  const { result, axis, curves, asked, number, scenario, at, onAt, name, title } = props;
  const words = useWords();
  const language = useLanguage();
  const { unit } = figureMeaning(asked.figure);
  const found = (point: number): PointFigure | undefined => result.points[point]?.figures[number];
  const xText = (value: number) => axisText(value, axis.unit, language);
  const figureName = askedText(scenario, asked, language, words);
  const told = (i: number): string =>
    curves
      .map(({ name: curve, points }) => {
        const precision = found(points[i] ?? -1)?.precision;
        const text = precision === undefined ? words("sensitivity.waiting") : preciseText(precision, unit, language);
        return curves.length > 1 ? `${curve}: ${text}` : text;
      })
      .join(" · ");
  const target = targetOf(scenario, asked);
  return (
    <>
      <BestSaid {...props} />
      <ChartOrTable
        name={name}
        title={title}
        chart={
          <>
            {curves.length > 1 && <CurveKey names={curves.map((curve) => curve.name)} />}
            <SweepChart
              values={axis.points.map(({ value }) => value)}
              curves={curves.map((curve) => ({
                name: curve.name,
                places: curve.points.map((point, i) => {
                  const { value, halfWidth } = found(point)?.precision ?? {};
                  const known = value !== undefined && halfWidth !== undefined;
                  const ends = known ? { low: value - halfWidth, high: value + halfWidth } : {};
                  return { x: axis.points[i]?.value ?? 0, value, ...ends };
                }),
              }))}
              at={at}
              onAt={onAt}
              told={words("sensitivity.sweepTold", { x: xText(axis.points[at]?.value ?? 0), figure: told(at) })}
              label={`${figureName}, ${axis.name[language]}`}
              name={name}
              xTitle={axis.name[language]}
              yTitle={`${figureName}, ${words("sensitivity.interval")}`}
              valueText={xText}
              figureText={(value) => figureText(value, unit, language)}
              target={target}
            />
            <p className="lab-told">
              {words("sensitivity.sweepTold", { x: xText(axis.points[at]?.value ?? 0), figure: told(at) })}
            </p>
            {target !== undefined && (
              <p className="lab-note">
                {words("sensitivity.sweepTarget", { target: figureText(target, unit, language) })}
              </p>
            )}
          </>
        }
        head={[axis.name[language], figureName, "±", words("sensitivity.difference"), "±", words("sensitivity.word")]}
        rows={curves.flatMap((curve) =>
          curve.points.map((point, i) => {
            const one = found(point);
            const x = xText(axis.points[i]?.value ?? 0);
            return [
              curves.length > 1 ? `${curve.name}, ${x}` : x,
              figureText(one?.precision.value, unit, language),
              widthText(one?.precision.halfWidth, unit, language),
              differenceText(one?.difference.value, unit, language),
              widthText(one?.difference.halfWidth, unit, language),
              one === undefined ? words("sensitivity.waiting") : words(`sensitivity.${one.verdict}`),
            ];
          }),
        )}
        csv={() => [
          [axis.id, "curve", asked.figure, "half_width", "difference", "difference_half_width", "word", "replications"],
          ...curves.flatMap((curve) =>
            curve.points.map((point, i) => {
              const one = found(point);
              return [
                ...[axis.points[i]?.value, curve.name, one?.precision.value, one?.precision.halfWidth],
                ...[one?.difference.value, one?.difference.halfWidth, one?.verdict, result.points[point]?.replications],
              ];
            }),
          ),
        ]}
        json={() => ({ ...result, axis, asked, curves })}
      />
      <Refused result={result} />
    </>
  );
}

/** Points that are no scenarios, with everything wrong with them. */
export function Refused({ result }: { readonly result: Pick<PointsResult, "refused"> }) {
  const words = useWords();
  const language = useLanguage();
  const { refused } = result;
  if (refused.length === 0) return null;
  const problems = refused.flatMap((one) =>
    one.problems.map((problem) => `${one.point + 1}: ${problemText(problem, language)}`),
  );
  return (
    <div className="notice notice--warn" role="alert">
      <p>{words("sensitivity.refused", { n: refused.length })}</p>
      <ul>
        {problems.slice(0, 20).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

/** Where a single curve is best, from its points alone. */
function BestSaid({ result, axis, curves, asked, number, scenario }: SweepFigureProps) {
  const words = useWords();
  const language = useLanguage();
  const { unit, better } = figureMeaning(asked.figure);
  const [curve, ...others] = curves;
  if (curve === undefined || others.length > 0 || better === "neither") return null;
  const known = curve.points.flatMap((point, i) => {
    const precision = result.points[point]?.figures[number]?.precision;
    return precision?.value === undefined ? [] : [{ precision, value: precision.value, x: axis.points[i]?.value ?? 0 }];
  });
  const [first, ...rest] = known;
  if (first === undefined || rest.length === 0) return null;
  const best = rest.reduce(
    (top, one) => ((better === "higher" ? one.value > top.value : one.value < top.value) ? one : top),
    first,
  );
  return (
    <p className="lab-said">
      {words("sensitivity.sweepBest", {
        figure: askedText(scenario, asked, language, words),
        x: axisText(best.x, axis.unit, language),
        value: preciseText(best.precision, unit, language),
      })}
    </p>
  );
}

function CurveKey({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="curve-key">
      {names.map((name, i) => (
        <li key={name} data-curve={i}>
          <svg viewBox="0 0 28 8" aria-hidden="true">
            <path d="M0,4 h28" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The target a service level is held against, where all queues it is of promise the same share. */
function targetOf(scenario: Scenario, { figure, scope }: FigureAsked): number | undefined {
  if (figure !== "serviceLevel") return undefined;
  const queues = scenario.queues.filter(
    ({ id, channel }) =>
      scope.kind === "total" ||
      (scope.kind === "channel" && scope.channel === channel) ||
      (scope.kind === "queue" && scope.queueId === id),
  );
  const shares = new Set(queues.map(({ target }) => target?.share));
  const [share] = shares;
  return shares.size === 1 ? share : undefined;
}
