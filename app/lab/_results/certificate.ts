import type { ComparisonNews } from "../../_state/useComparison.ts";

export interface CertificateParts {
  readonly seed: string;
  readonly runs: number;
  readonly fingerprint: string;
  /** Ids of the scenarios that ran, the base first. */
  readonly ids: readonly string[];
}

/** The certificate with the command that gives the same digits from the desk's scenario file. */
export function certificateText({ seed, runs, fingerprint, ids }: CertificateParts): string {
  const files = ids.map((id) => `lab.json#${id}`).join(" ");
  const command = `floorcast ${ids.length === 1 ? "simulate" : "compare"} ${files} --seed ${quoted(seed)} --replications ${runs}`;
  return `seed ${seed}, ${runs} runs, fingerprint ${fingerprint}\n${command}`;
}

/** A text a shell takes as it is. */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A certificate with its text: the numbers, and the command that gives them again. */
export interface Certificate extends CertificateParts {
  readonly text: string;
}

/** The certificate of what ran; `undefined` until it has ended. Scenarios that did not run are no part of it. */
export function certificateOf(
  { runs, fingerprint, failures }: Pick<ComparisonNews, "runs" | "fingerprint" | "failures">,
  { seed, scenarios }: { readonly seed: string; readonly scenarios: readonly { readonly id: string }[] },
): Certificate | undefined {
  if (fingerprint === undefined) return undefined;
  const ids = scenarios.filter((_, i) => failures.every(({ scenario }) => scenario !== i)).map(({ id }) => id);
  const parts = { seed, runs, fingerprint, ids };
  return { ...parts, text: certificateText(parts) };
}

/** A fingerprint in groups of four, as people read it. */
export function grouped(fingerprint: string): string {
  return fingerprint.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
