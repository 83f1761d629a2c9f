import type { OfferExplanation, Refusal, SilenceExplanation } from "../../routing/explain/explanation.ts";
import type { FunnelStep, WhyAnswer, WhyTable } from "../types/answers.ts";
import type { StageWords } from "./words.ts";

/** Seats one step of a funnel lists. */
const MOST_SEATS = 30;

type Told = Pick<WhyAnswer, "sentences" | "funnel" | "table" | "margin" | "flip">;

/** An offer in words: who was weighed, what decided and by how much, what would have put the next one in front. */
export function tellOffer(why: OfferExplanation, words: StageWords, seatOf: readonly number[]): Told {
  const sentences = words.explained.offer(why);
  const flip = why.flip === undefined ? undefined : sentences[2];
  const { margin } = why;
  return {
    sentences,
    funnel: offerFunnel(why, words, seatOf),
    ...(why.considered.length === 0 ? {} : { table: tableOf(why, words, seatOf) }),
    ...(margin === undefined ? {} : { margin: { points: margin.points, tie: margin.place < 0 } }),
    ...(flip === undefined ? {} : { flip }),
  };
}

/** A silence in words: where the contact waits, and what keeps each agent from it. */
export function tellSilence(why: SilenceExplanation, words: StageWords, seatOf: readonly number[]): Told {
  const out = why.reasons.flatMap(({ why: reason, agents, more }) =>
    reason.rule === "none" ? [] : [{ reason, agents, count: agents.length + more }],
  );
  const everybody = why.reasons.reduce((sum, { agents, more }) => sum + agents.length + more, 0);
  return { sentences: words.explained.silence(why), funnel: funnelOf(everybody, out, words, seatOf) };
}

interface Out {
  readonly reason: Refusal;
  readonly agents: readonly number[];
  readonly count: number;
}

/** From everybody down to those who were weighed; of a search by an agent, nobody was left out but contacts. */
function offerFunnel(why: OfferExplanation, words: StageWords, seatOf: readonly number[]): readonly FunnelStep[] {
  if (why.trigger === "agent" || why.by === "session") return [];
  const out = new Map<string, { reason: Refusal; agents: number[] }>();
  for (const { agent, why: reason } of why.excluded) {
    const text = words.explained.refusal(reason);
    const known = out.get(text);
    if (known === undefined) out.set(text, { reason, agents: [agent] });
    else known.agents.push(agent);
  }
  const everybody = why.considered.length + why.more + why.excluded.length + why.excludedMore;
  const rows = [...out.values()].map(({ reason, agents }) => ({ reason, agents, count: agents.length }));
  return funnelOf(everybody, rows, words, seatOf);
}

function funnelOf(
  everybody: number,
  out: readonly Out[],
  words: StageWords,
  seatOf: readonly number[],
): readonly FunnelStep[] {
  let left = everybody;
  const first = { left, out: 0, reason: words.either("agents in all", "операторов всего"), kept: false, seats: [] };
  const rest = [...out]
    .sort((a, b) => b.count - a.count)
    .map(({ reason, agents, count }): FunnelStep => {
      left -= count;
      const seats = agents.slice(0, MOST_SEATS).map((agent) => seatOf[agent]!);
      return { left, out: count, reason: words.explained.refusal(reason), kept: reason.rule === "guard", seats };
    });
  return [first, ...rest];
}

function tableOf(why: OfferExplanation, words: StageWords, seatOf: readonly number[]): WhyTable {
  const { columns, rows } = words.explained.table(why);
  return {
    columns,
    rows: rows.map(({ name, cells }, i) => {
      const { agent, contact, score, contributions } = why.considered[i]!;
      const terms = contributions.map(({ points, place }) => ({ points, place }));
      const chosen = agent === why.agent && contact === why.contact;
      const seat = why.trigger === "contact" ? seatOf[agent]! : -1;
      return { name, cells, terms, score, chosen, seat, contact };
    }),
    more: why.more,
  };
}
