import type { StageName, StageState, TheatreOverview, WhyQuestion } from "../../../sim/theatre/types/index.ts";

export interface Found {
  readonly question: WhyQuestion;
  /** The customer found; absent: an agent. */
  readonly who?: string;
}

/**
 * Whom a text means now: the contact with that number who waits or is served, on the first stage that has it; else the
 * agent whose name begins so, or has it inside. Undefined: nobody.
 */
export function found(
  text: string,
  { seats, stages }: TheatreOverview,
  states: readonly StageState[],
): Found | undefined {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return undefined;
  const [digits] = /\d+$/.exec(wanted) ?? [];
  const person =
    digits === undefined
      ? undefined
      : contactNumbered(
          Number(digits),
          stages.map(({ stage }) => stage),
          states,
        );
  if (person !== undefined) return person;
  // In either spelling: a name is heard, and typed as one's keyboard is set.
  const names = seats.map(({ name: { en, ru } }) => [en.toLocaleLowerCase(), ru.toLocaleLowerCase()]);
  const begins = names.findIndex((own) => own.some((name) => name.startsWith(wanted)));
  const seat = begins >= 0 ? begins : names.findIndex((own) => own.some((name) => name.includes(wanted)));
  const stage = stages.find(({ stage: one }) => seats[seat]?.column[one] !== undefined)?.stage;
  return seat < 0 || stage === undefined ? undefined : { question: { kind: "agent", stage, seat } };
}

function contactNumbered(
  contact: number,
  names: readonly StageName[],
  states: readonly StageState[],
): Found | undefined {
  for (const [i, { lanes, seats }] of states.entries()) {
    const here = [...lanes.flatMap(({ people }) => people), ...seats.flatMap(({ pieces }) => pieces)];
    const who = here.find((one) => one.contact === contact)?.who;
    const stage = names[i];
    if (who !== undefined && stage !== undefined) return { question: { kind: "contact", stage, contact }, who };
  }
  return undefined;
}
