import { LONGEST_IDLE } from "../model/agentTerms.ts";
import { LONGEST_WAIT } from "../model/itemTerms.ts";
import type { AgentTerm, ItemTerm, PolicySpec } from "../spec.ts";
import { AGENT_WORDS, FACTOR_WORDS, type FeatureWords, ITEM_WORDS } from "./features.ts";
import type { Wording } from "./wording.ts";

type Term = (ItemTerm | AgentTerm) & Pick<ItemTerm, "times">;

/** Which contact is next and which agent, and how the two meet. */
export function orderSentences(policy: PolicySpec, wording: Wording): readonly string[] {
  // Where points of both are added, a weight matters even when it stands alone.
  const added = policy.combine === "pair-sum" || policy.combine === "assignment";
  const items = orderText(policy.itemScore, LONGEST_WAIT, ITEM_WORDS, added, wording);
  const agents = orderText(policy.agentScore, LONGEST_IDLE, AGENT_WORDS, added, wording);
  return [
    wording.either(`Next contact: ${items}.`, `Следующий контакт: ${items}.`),
    wording.either(`Next agent: ${agents}.`, `Следующий оператор: ${agents}.`),
  ];
}

/** Terms with an effect, in the order they decide; those of `usual` for a list that says nothing. */
function orderText(
  given: readonly Term[],
  usual: readonly Term[],
  words: Readonly<Record<string, FeatureWords>>,
  added: boolean,
  wording: Wording,
): string {
  const counting = (given.length === 0 ? usual : given).filter((term) => term.weight !== 0);
  if (counting.length === 0) return wording.either("all are equal", "все равны");
  const first = counting.filter((term) => term.transform === "lexicographic");
  const summed = counting.filter((term) => term.transform !== "lexicographic");
  const parts = first.map((term) =>
    isPlain(term) ? plainText(term, words, wording) : pointsText([term], words, wording),
  );
  const [only] = summed;
  if (summed.length === 1 && only !== undefined && !added && isPlain(only)) {
    parts.push(plainText(only, words, wording));
  } else if (summed.length > 0) parts.push(pointsText(summed, words, wording));
  return parts.join(wording.either("; among equals, ", "; среди равных – "));
}

/** Whether the term alone orders by its feature, whatever its weight. */
function isPlain(term: Term): boolean {
  const straight = typeof term.transform === "string" || "power" in term.transform;
  return straight && term.only === undefined && term.times === undefined;
}

function plainText(term: Term, words: Readonly<Record<string, FeatureWords>>, wording: Wording): string {
  const { more, less } = words[term.feature]!;
  return wording.say(term.weight > 0 ? more : less);
}

function pointsText(terms: readonly Term[], words: Readonly<Record<string, FeatureWords>>, wording: Wording): string {
  const parts = terms.map((term) => termText(term, words[term.feature]!, wording));
  const more = wording.either("the most points, with ", "у кого больше очков, если давать ");
  return `${more}${parts.join(wording.either(" and ", " и "))}`;
}

/** `2 points for each second of waiting beyond 60, only in …`. */
function termText(term: Term, { unit }: FeatureWords, wording: Wording): string {
  const points = wording.count(term.weight, ["point", "points"], ["очко", "очка", "очков"]);
  let text = `${points} ${wording.either("for", "за")} ${wording.say(unit)}`;
  if (typeof term.transform === "object" && !("power" in term.transform && term.transform.power === 1)) {
    text +=
      "threshold" in term.transform
        ? wording.either(
            ` beyond ${wording.number(term.transform.threshold)}`,
            ` сверх ${wording.number(term.transform.threshold)}`,
          )
        : wording.either(
            `, to the power of ${wording.number(term.transform.power)}`,
            `, в степени ${wording.number(term.transform.power)}`,
          );
  }
  if (term.times !== undefined) {
    const factors = wording.list(term.times.map((factor) => wording.say(FACTOR_WORDS[factor])));
    text += wording.either(`, times ${factors}`, `, умножить на ${factors}`);
  }
  if (term.only !== undefined)
    text += wording.either(` (only ${wording.names(term.only)})`, ` (только ${wording.names(term.only)})`);
  return text;
}

/** How the two orders meet, where it is not one after the other; and what decides what they leave open. */
export function meetingSentences(policy: PolicySpec, wording: Wording): readonly string[] {
  return [...combineSentences(policy, wording), ...clockSentences(policy, wording), tieSentence(policy, wording)];
}

function combineSentences({ combine, batchEveryMs = 1_000 }: PolicySpec, wording: Wording): readonly string[] {
  const every = wording.duration(batchEveryMs);
  switch (combine) {
    case "item-then-agent":
      return [];
    case "agent-then-item":
      return [
        wording.either(
          "Agents choose first: the best free agent takes the contact it would put first.",
          "Первыми выбирают операторы: лучший из свободных берёт тот контакт, который поставил бы первым.",
        ),
      ];
    case "pair-sum":
      return [
        wording.either(
          "Contact and agent are weighed as a pair: the points of both are added.",
          "Контакт и оператор оцениваются парой: очки обоих складываются.",
        ),
      ];
    case "assignment":
      return [
        wording.either(
          `Every ${every} all pairs are made at once, as many as can be, with the most points in all.`,
          `Каждые ${every} все пары подбираются сразу: как можно больше пар и как можно больше очков в сумме.`,
        ),
      ];
  }
}

const CLOCKS = {
  "since-end": { en: "since the last contact ended", ru: "с конца последнего контакта" },
  "since-offer": { en: "since the last offer", ru: "с последнего предложения" },
  "since-available": { en: "since coming available", ru: "с выхода на линию" },
} as const;

/** Said only where idleness counts. */
function clockSentences({ agentScore, idleClock }: PolicySpec, wording: Wording): readonly string[] {
  const counts = agentScore.some((term) => term.feature === "idle-s" && term.weight !== 0);
  if (!counts && agentScore.some((term) => term.weight !== 0)) return [];
  const clock = wording.say(CLOCKS[idleClock]);
  return [wording.either(`Idle is counted ${clock}.`, `Время простоя считается ${clock}.`)];
}

function tieSentence({ tieBreak }: PolicySpec, wording: Wording): string {
  return tieBreak === "seeded"
    ? wording.either("Equals draw lots.", "Между равными решает жребий.")
    : wording.either(
        "Between equals: who came first, and who stands first in the list of agents.",
        "Между равными: кто пришёл раньше и кто раньше в списке операторов.",
      );
}
