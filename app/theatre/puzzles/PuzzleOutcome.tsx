"use client";

import type { Estimate } from "../../../sim/experiment/estimate.ts";
import type { MovesResult, MovesTried } from "../../../sim/experiment/search/moves.ts";
import type { StaffTarget } from "../../../sim/experiment/search/spec.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { Puzzle } from "../../../sim/theatre/puzzle/puzzle.ts";
import { decimal, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { CheckResult } from "../../_state/useSearchWorker.ts";

/** What has been played of a puzzle. */
export interface PuzzlePlayed {
  readonly check?: CheckResult;
  readonly yours?: MovesTried;
  readonly par?: MovesResult;
}

export interface PuzzleOutcomeProps {
  readonly puzzle: Puzzle;
  readonly played: PuzzlePlayed;
}

/** Sets nearer to one another than this are the same to anybody who reads one decimal. */
const SAME_POINTS = 0.1;

/** Targets before and after, whether all are kept, and how far par is. */
export function PuzzleOutcome({ puzzle, played: { check, yours, par } }: PuzzleOutcomeProps) {
  const words = useWords();
  const language = useLanguage();
  const share = ({ value, halfWidth }: Estimate) =>
    halfWidth === undefined
      ? percentExact(value, 1, language)
      : words("puzzle.value", { value: percentExact(value, 1, language), half: decimal(halfWidth * 100, 1, language) });
  const nameOf = (target: StaffTarget) => {
    if (target.scope.kind !== "queue") return words("puzzle.abandonmentRate");
    const { queueId } = target.scope;
    const queue = presetNamed(puzzle.preset)?.scenario.queues.find(({ id }) => id === queueId);
    return words("puzzle.serviceLevel", { queue: queue?.name[language] ?? queueId });
  };
  const best = par?.tried[0];
  const movesText = ({ ids }: MovesTried) =>
    puzzle.moves
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name[language])
      .join(" + ") || words("puzzle.nothing");
  const standingText = (behind: number) => {
    if (Math.abs(behind) <= SAME_POINTS) return words("puzzle.atPar");
    return behind > 0 ? words("puzzle.behind", { n: decimal(behind, 1, language) }) : words("puzzle.ahead");
  };
  return (
    <div className="puzzle__outcome" aria-live="polite">
      {check !== undefined && !check.ok && <p role="alert">{words("puzzle.failed", { detail: check.detail })}</p>}
      {check?.ok === true && (
        <table className="puzzle__targets" data-testid="targets">
          <thead>
            <tr>
              <th scope="col">{words("puzzle.targets")}</th>
              <th scope="col">{words("puzzle.limit")}</th>
              <th scope="col">{words("puzzle.before")}</th>
              <th scope="col">{words("puzzle.after")}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {puzzle.targets.map((target) => {
              const figure = check.figures.find((one) => one.figure === target.figure && isScope(one.scope, target));
              const value = figure?.after.value;
              const atLeast = target.figure === "serviceLevel";
              const kept = value !== undefined && (atLeast ? value >= target.limit : value <= target.limit);
              return (
                <tr key={`${target.figure} ${nameOf(target)}`}>
                  <th scope="row">{nameOf(target)}</th>
                  <td>
                    {atLeast ? "≥" : "≤"} {percentExact(target.limit, 0, language)}
                  </td>
                  <td>{figure === undefined ? "—" : share(figure.before)}</td>
                  <td>{figure === undefined ? "—" : share(figure.after)}</td>
                  <td>{kept ? `✓ ${words("puzzle.kept")}` : `▲ ${words("puzzle.missed")}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {yours !== undefined && (
        <p data-testid="yours">
          {words(yours.keeps ? "puzzle.keeps" : "puzzle.misses")}{" "}
          {words("puzzle.objective", { what: words(`puzzle.objectives.${figureOf(puzzle)}`) })}:{" "}
          <b>{share(yours.value)}</b>
        </p>
      )}
      {best !== undefined && (
        <p data-testid="par">
          {words("puzzle.parIs", { moves: movesText(best), price: best.price, value: share(best.value) })}{" "}
          {yours?.keeps === true && `${standingText(behindPar(puzzle, yours, best))} `}
          {par?.ahead === true
            ? words("puzzle.sure")
            : words("puzzle.unsure", { others: (par?.tried.slice(1, 3) ?? []).map(movesText).join("; ") })}{" "}
          {par?.everySet === false && words("puzzle.some")}
        </p>
      )}
    </div>
  );
}

function isScope(scope: StaffTarget["scope"], target: StaffTarget): boolean {
  if (scope.kind === "queue" && target.scope.kind === "queue") return scope.queueId === target.scope.queueId;
  return scope.kind === target.scope.kind && scope.kind === "total";
}

function figureOf({ objective: { figure } }: Puzzle): "abandonmentRate" | "serviceLevel" | "resolvedShare" {
  if (figure === "abandonmentRate" || figure === "serviceLevel" || figure === "resolvedShare") return figure;
  throw new RangeError(`puzzle.objective.figure: expected one with words, got ${figure}`);
}

/** Points by which a set that keeps every target is behind par; negative: ahead. */
function behindPar({ objective }: Puzzle, yours: MovesTried, par: MovesTried): number {
  const way = objective.better === "higher" ? 1 : -1;
  return way * ((par.value.value ?? 0) - (yours.value.value ?? 0)) * 100;
}
