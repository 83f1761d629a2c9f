"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { PUZZLE_DAYS, PUZZLE_SEED, type Puzzle } from "../../../sim/theatre/puzzle/puzzle.ts";
import { percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useSearchWorker } from "../../_state/useSearchWorker.ts";
import type { Best } from "./bestKept.ts";
import { PuzzleOutcome, type PuzzlePlayed } from "./PuzzleOutcome.tsx";
import { changesOf, priceOf, scenariosOf, stagesHref } from "./puzzlePlay.ts";

const OURS = "moves";

export interface PuzzleBoardProps {
  readonly puzzle: Puzzle;
  /** The best this browser has had; absent: none that keeps every target. */
  readonly best: Best | undefined;
  /** Every target is kept by these moves. */
  readonly onKept: (result: Best) => void;
}

/** One puzzle: its task, its moves, what they cost, what they bring, and par. */
export function PuzzleBoard({ puzzle, best, onKept }: PuzzleBoardProps) {
  const words = useWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  /** The set that stands now, for an answer that comes later. */
  const standing = useRef(chosen);
  standing.current = chosen;
  const [played, setPlayed] = useState<PuzzlePlayed>({});
  const [busy, setBusy] = useState<"trying" | "searching">();
  const { client, crash } = useSearchWorker();
  const price = priceOf(puzzle, chosen);
  const { moves, budget, targets, objective } = puzzle;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    // What was played was another set.
    setPlayed(({ par }) => (par === undefined ? {} : { par }));
  };
  const spec = { targets, objective, seed: PUZZLE_SEED, replications: PUZZLE_DAYS };
  const attempt = async () => {
    setBusy("trying");
    const scenarios = scenariosOf(puzzle, chosen);
    const check = await client().check(scenarios, PUZZLE_SEED, PUZZLE_DAYS);
    const ours = { id: OURS, price, changes: changesOf(puzzle, chosen) };
    const result = await client().moves({ ...spec, scenario: scenarios[0], moves: [ours], budget: price });
    const wanted = chosen.size === 0 ? 0 : 1;
    const yours = result.tried.find(({ ids }) => ids.length === wanted);
    // Another set was chosen meanwhile: what came is not its.
    if (standing.current === chosen)
      setPlayed(({ par }) => ({
        check,
        ...(yours === undefined ? {} : { yours }),
        ...(par === undefined ? {} : { par }),
      }));
    if (yours?.keeps === true && yours.value.value !== undefined)
      onKept({ ids: moves.flatMap(({ id }) => (chosen.has(id) ? [id] : [])), value: yours.value.value });
    setBusy(undefined);
  };
  const search = async () => {
    setBusy("searching");
    const [scenario] = scenariosOf(puzzle, new Set());
    const par = await client().moves({ ...spec, scenario, moves, budget });
    setPlayed((now) => ({ ...now, par }));
    setBusy(undefined);
  };
  return (
    <section className="puzzle" data-testid="puzzle" data-puzzle={puzzle.id} aria-busy={busy !== undefined}>
      <h2>{puzzle.title[language]}</h2>
      <p>{puzzle.task[language]}</p>
      <table className="puzzle__moves">
        <thead>
          <tr>
            <th scope="col">{words("puzzle.move")}</th>
            <th scope="col">{words("puzzle.price")}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.id}>
              <td>
                <label>
                  <input type="checkbox" checked={chosen.has(move.id)} onChange={() => toggle(move.id)} />
                  {move.name[language]}
                </label>
              </td>
              <td>{move.price}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p aria-live="polite" data-testid="coins" data-over={price > budget || undefined}>
        {price > budget
          ? words("puzzle.over", { n: price - budget })
          : words("puzzle.left", { n: budget - price, of: budget })}
      </p>
      <div className="puzzle__acts">
        <button
          type="button"
          className="btn btn--play"
          disabled={busy !== undefined || price > budget}
          onClick={() => void attempt()}
        >
          {words("puzzle.try")}
        </button>
        <button type="button" className="btn" disabled={busy !== undefined} onClick={() => void search()}>
          {words("puzzle.par")}
        </button>
        <Link className="btn" href={stagesHref(puzzle, chosen)} prefetch={false}>
          {words("puzzle.stages")}
        </Link>
        <output>{busy === undefined ? "" : words(`puzzle.${busy}`)}</output>
      </div>
      {crash !== undefined && <p role="alert">{words("puzzle.failed", { detail: crash })}</p>}
      <PuzzleOutcome puzzle={puzzle} played={played} />
      {best !== undefined && (
        <p data-testid="best">
          {words("puzzle.best", {
            moves:
              moves.flatMap(({ id, name }) => (best.ids.includes(id) ? [name[language]] : [])).join(" + ") ||
              words("puzzle.nothing"),
            price: priceOf(puzzle, new Set(best.ids)),
            value: percentExact(best.value, 1, language),
          })}
        </p>
      )}
      <p className="puzzle__basis">{words("puzzle.basis", { n: PUZZLE_DAYS, seed: PUZZLE_SEED })}</p>
    </section>
  );
}
