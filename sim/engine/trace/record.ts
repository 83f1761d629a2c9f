import type {
  IdlenessExplanation,
  OfferExplanation,
  Refusal,
  SilenceExplanation,
} from "../../routing/explain/explanation.ts";
import type { Instant } from "../../vocabulary/index.ts";

/**
 * One decision of a run with its reasons. Contacts are told by their number: their place in the order of arrival on the
 * whole floor, from 1, which a contact keeps as long as it is open. Agents and queues by their places in the centre. Plain data:
 * written as JSON it reads back the same.
 */
export type DecisionRecord = DecisionPlace &
  (
    | { readonly kind: "offer"; readonly why: OfferExplanation }
    | { readonly kind: "silence"; readonly why: SilenceExplanation }
    | { readonly kind: "idleness"; readonly why: IdlenessExplanation }
  );

interface DecisionPlace {
  /** From 1, in the order decisions were made since the trace began. */
  readonly number: number;
  readonly at: Instant;
  /** −1: an agent got nothing. */
  readonly contact: number;
  /** Queue of the contact; −1: of none. */
  readonly queue: number;
  /** −1: nobody took the contact. */
  readonly agent: number;
}

/** From the row of a contact to its number. */
export type Numbered = (row: number) => number;

export function numberedOffer(why: OfferExplanation, numberOf: Numbered): OfferExplanation {
  return {
    ...why,
    contact: numberOf(why.contact),
    considered: why.considered.map((one) => ({ ...one, contact: numberOf(one.contact) })),
    excluded: why.excluded.map((one) => ({
      ...one,
      contact: numberOf(one.contact),
      why: numberedRefusal(one.why, numberOf),
    })),
  };
}

export function numberedSilence(why: SilenceExplanation, numberOf: Numbered): SilenceExplanation {
  return {
    ...why,
    contact: numberOf(why.contact),
    reasons: why.reasons.map((one) => ({ ...one, why: numberedRefusal(one.why, numberOf) })),
  };
}

export function numberedIdleness(why: IdlenessExplanation, numberOf: Numbered): IdlenessExplanation {
  const lines = why.lines.map((one) => ({
    ...one,
    contact: numberOf(one.contact),
    why: numberedRefusal(one.why, numberOf),
  }));
  return { ...why, lines };
}

export function numberedRefusal(why: Refusal, numberOf: Numbered): Refusal {
  return why.rule === "prefers" ? { ...why, contact: numberOf(why.contact) } : why;
}
