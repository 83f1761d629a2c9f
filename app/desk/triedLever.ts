import type { LeverProposal } from "../../sim/experiment/lookahead/lever.ts";

/** The levers offered, and in its place the one that is open: what was worked out stays while others come and go. */
export function withOpened(
  offered: readonly LeverProposal[],
  opened: LeverProposal | undefined,
): readonly LeverProposal[] {
  if (opened === undefined) return offered;
  if (!offered.some(({ id }) => id === opened.id)) return [opened, ...offered];
  return offered.map((one) => (one.id === opened.id ? opened : one));
}
