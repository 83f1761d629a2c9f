import { ExplanationWords } from "../../routing/explain/words.ts";
import { policySpecOf } from "../../routing/registry.ts";
import { type Language, Wording } from "../../routing/sentences/wording.ts";
import { contactName } from "../contactName.ts";
import type { Stage } from "../stage.ts";

/** How a stage's decisions are told in one language. */
export interface StageWords {
  readonly language: Language;
  readonly explained: ExplanationWords;
  readonly policy: string;
  agent(agent: number): string;
  /** By number on the stage. */
  contact(number: number): string;
  either(en: string, ru: string): string;
}

export function wordsOf(stage: Stage, language: Language): StageWords {
  const { scenario, policy } = stage.plan;
  const { record } = stage.run;
  const wording = new Wording(language, scenario);
  const lanes = scenario.queues.map(({ id, name }) => ({ queueId: id, name }));
  const agent = (number: number) => stage.hall.seats[stage.places.seatOf[number] ?? -1]?.name[language] ?? "–";
  const contact = (number: number) => {
    const row = record.contacts[number - 1];
    return row === undefined ? `#${number}` : contactName(row.who, lanes, language);
  };
  return {
    language,
    explained: new ExplanationWords(policySpecOf(scenario.policy, scenario), wording, {
      agent,
      contact,
      queue: (queue) => scenario.queues[queue]?.name[language] ?? "",
    }),
    policy: policy[language],
    agent,
    contact,
    either: (en, ru) => wording.either(en, ru),
  };
}
