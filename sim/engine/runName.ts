import type { Instant, SourceId } from "../vocabulary/index.ts";
import { luckWord } from "./luck.ts";

/** The source of every event of a simulated centre. */
export function sourceOf(scenarioId: string): SourceId {
  return `simulation://${scenarioId}` as SourceId;
}

/** A short name of one run, equal for equal (seed, start): two runs in one log do not take each other for duplicates. */
export function runName(seed: string, startAt: Instant): string {
  const text = `${seed}/${startAt}`;
  let [a, b] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    a = luckWord(a ^ text.charCodeAt(i), 1);
    b = luckWord(b ^ text.charCodeAt(i), 2);
  }
  return a.toString(36).padStart(7, "0") + b.toString(36).padStart(7, "0");
}
