import { type ComparisonClient, createComparisonClient } from "../../workers/comparisonClient.ts";

/** A worker begun before anybody could take it, and how it died, if it did. */
interface Early {
  readonly client: ComparisonClient;
  onCrash: (detail: string) => void;
  crash?: string;
}

let early: Early | undefined;

/** Begins a worker while the page is still being made, for the first who takes one: its scripts come meanwhile. */
export function beginEarly(): void {
  if (early !== undefined) return;
  const client = createComparisonClient((detail) => begun.onCrash(detail));
  const begun: Early = {
    client,
    onCrash: (detail) => {
      begun.crash = detail;
    },
  };
  early = begun;
}

/** The worker begun early, else a new one. */
export function takeComparisonClient(onCrash: (detail: string) => void): ComparisonClient {
  const taken = early;
  early = undefined;
  // One that died before anybody wanted it is no loss.
  if (taken === undefined || taken.crash !== undefined) return createComparisonClient(onCrash);
  taken.onCrash = onCrash;
  return taken.client;
}
