import type { StageHead, StageState, TheatreFrame, WhyAnswer } from "../../../sim/theatre/types/index.ts";
import type { Asked } from "./useWhy.ts";

/**
 * The same question on the other stage: where that customer is there, why that agent has what it has. Undefined: there is
 * one stage, nothing is answered, or the customer is not there.
 */
export function otherQuestion(
  answer: WhyAnswer | undefined,
  frame: TheatreFrame,
  stages: readonly StageHead[],
): Asked | undefined {
  if (answer === undefined) return undefined;
  const index = stages.findIndex(({ stage }) => stage !== answer.question.stage);
  const state = frame.stages[index];
  const stage = stages[index]?.stage;
  if (state === undefined || stage === undefined) return undefined;
  const { question, who, at } = answer;
  switch (question.kind) {
    case "agent":
    case "slot":
      return { at, question: { kind: question.kind, stage, seat: question.seat } };
    case "nobody":
      return { at, question: { kind: "nobody", stage, lane: question.lane } };
    default: {
      const contact = contactOf(state, who);
      if (contact === undefined) return undefined;
      return question.kind === "why-not"
        ? { at, question: { kind: "why-not", stage, contact, seat: question.seat } }
        : { at, question: { kind: "contact", stage, contact } };
    }
  }
}

/** The number of a customer on a stage; undefined: neither waits nor is served there. */
export function contactOf({ lanes, seats }: StageState, who: string): number | undefined {
  for (const { people } of lanes) {
    const person = people.find((one) => one.who === who);
    if (person !== undefined) return person.contact;
  }
  for (const { pieces } of seats) {
    const piece = pieces.find((one) => one.who === who);
    if (piece !== undefined) return piece.contact;
  }
  return undefined;
}
