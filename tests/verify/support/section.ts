import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Estimate } from "./estimate.ts";

/** One compared figure of a model. `bound`: how far `found` may be from `exact`, in the figure's own unit. */
export interface Cell {
  readonly model: string;
  readonly figure: string;
  readonly exact: number;
  readonly found: number;
  /** Of `found`; 0: none is known. */
  readonly standardError: number;
  readonly bound: number;
}

/** A section of docs/VALIDATION.md as its test writes it. */
export interface SectionFile {
  readonly order: number;
  readonly title: string;
  readonly text: string;
  readonly cells: readonly Cell[];
}

const FOLDER = join(import.meta.dirname, "..", "..", "..", "test-results", "validation");

/** Collects the figures of one section; they are written when its file is done, whether it passed or not. */
export function section(order: number, title: string, text: string): { add(cell: Cell): Cell } {
  const cells: Cell[] = [];
  afterAll(() => {
    mkdirSync(FOLDER, { recursive: true });
    const file: SectionFile = { order, title, text, cells };
    writeFileSync(join(FOLDER, `${String(order).padStart(2, "0")}.json`), JSON.stringify(file));
  });
  return {
    add: (cell) => {
      cells.push(cell);
      return cell;
    },
  };
}

export const inside = (cell: Cell): boolean => Math.abs(cell.found - cell.exact) <= cell.bound;

/** A cell whose bound is `times` standard errors, and at most `relative` of the exact value or `absolute`. */
export function cellOf(
  model: string,
  figure: string,
  exact: number,
  found: Estimate,
  { times = 3, relative = Number.POSITIVE_INFINITY, absolute = 0 } = {},
): Cell {
  const atMost = Math.max(relative * Math.abs(exact), absolute);
  const bound = Math.min(times * found.standardError, atMost);
  return { model, figure, exact, found: found.value, standardError: found.standardError, bound };
}

/**
 * Compares a model until it holds: about one in 370 honest figures lies outside 3 standard errors, so a model with one
 * outside is run once more with another seed and four times as many replications, and then has to hold. Where it only lacks
 * precision (everything within 3 standard errors, the bound is narrower), it is run a third time, a hundred times as often.
 * `run` gives the cells of one attempt. Returns those that decided.
 */
export function settled(run: (seed: string, effort: number) => Cell[]): Cell[] {
  const first = run("first", 1);
  if (first.every(inside)) return first;
  const second = run("second", 4);
  return second.every(inside) || !second.every(isNear) ? second : run("third", 100);
}

function isNear({ exact, found, standardError }: Cell): boolean {
  return Math.abs(found - exact) <= 3 * standardError;
}
