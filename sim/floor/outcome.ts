/**
 * Why an event changed nothing (docs/ERRORS.md). A fact about an entity nobody opened, one that is over, or one that
 * contradicts what is known. Ignoring is counted per code and never throws: the world is allowed to be wrong.
 */
export const IGNORED_CODES = [
  "bad-instant",
  "from-the-future",
  "unknown-contact",
  "unknown-work",
  "unknown-visit",
  "already-open",
  "already-closed",
  "wrong-phase",
  "out-of-order",
  "bad-value",
  "too-many",
] as const;
export type IgnoredCode = (typeof IGNORED_CODES)[number];

/** What became of one event. */
export type FoldOutcome =
  | { readonly kind: "folded" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "ignored"; readonly code: IgnoredCode };

export const FOLDED: FoldOutcome = Object.freeze({ kind: "folded" });
export const DUPLICATE: FoldOutcome = Object.freeze({ kind: "duplicate" });

const IGNORED = new Map<IgnoredCode, FoldOutcome>(
  IGNORED_CODES.map((code) => [code, Object.freeze({ kind: "ignored", code })]),
);

/** The shared outcome of `code`: outcomes are compared and counted, so none is allocated per event. */
export function ignored(code: IgnoredCode): FoldOutcome {
  return IGNORED.get(code)!;
}
