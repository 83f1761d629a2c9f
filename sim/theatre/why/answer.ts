import { placeOf } from "../../engine/trace/places.ts";
import type { DecisionRecord } from "../../engine/trace/record.ts";
import type { Language } from "../../routing/sentences/wording.ts";
import type { Instant } from "../../vocabulary/index.ts";
import { openRows } from "../picture/rows.ts";
import { countUpTo } from "../record/counter.ts";
import type { Asked } from "../record/stageRun.ts";
import type { Stage } from "../stage.ts";
import type { WhyAnswer, WhyQuestion } from "../types/answers.ts";
import type { DecisionMark } from "../types/stageState.ts";
import { tellOffer, tellSilence } from "./tellOffer.ts";
import { type StageWords, wordsOf } from "./words.ts";

/** What is said; the rest of an answer is about what was asked. */
type Told = Omit<WhyAnswer, "question" | "at" | "policy">;

/** The answers of one stage at one instant, in one language. Everything is worked out anew from the nearest snapshot. */
class Answering {
  readonly #stage: Stage;
  readonly #at: Instant;
  readonly #words: StageWords;

  constructor(stage: Stage, at: Instant, language: Language) {
    this.#stage = stage;
    this.#at = at;
    this.#words = wordsOf(stage, language);
  }

  answer(question: WhyQuestion): WhyAnswer {
    return { question, at: this.#at, policy: this.#words.policy, ...this.#told(question) };
  }

  #told(question: WhyQuestion): Told {
    switch (question.kind) {
      case "contact":
        return this.#contact(question.contact);
      case "nobody":
        return this.#nobody(question.lane);
      case "agent":
        return this.#agent(question.seat);
      case "slot":
        return this.#idle(question.seat);
      case "why-not":
        return this.#whyNot(question.contact, question.seat);
      case "decision": {
        const mark = this.#stage.run.record.decisions[question.number - 1];
        return mark === undefined ? this.#unknown() : this.#decision(mark);
      }
    }
  }

  /** Where a contact is: in line, why nobody takes it; at an agent, why at that one. */
  #contact(number: number): Told {
    const { view, trace } = this.#now();
    const place = placeOf(view, number);
    if (place.state === "waits") {
      const why = trace.whyNobody(number);
      if (why.state === "waits") {
        return { ...this.#about(number, -1), ...tellSilence(why.silence, this.#words, this.#seats) };
      }
    }
    const mark = this.#lastDecision((one) => one.contact === number && one.kind !== "nobody");
    if (place.state === "at-agent" || place.state === "rings") return this.#decided(mark, number);
    return { ...this.#about(number, -1), sentences: [this.#elsewhere(number, place.state)], funnel: [] };
  }

  #nobody(lane: number): Told {
    const queue = this.#stage.places.queueOf[lane] ?? -1;
    const { view } = this.#now();
    const first =
      queue < 0 ? undefined : openRows(view).waiting[queue]!.find((row) => view.contacts.ringing[row] === 0);
    if (first !== undefined) return this.#contact(view.contacts.arrival[first]! + 1);
    return this.#saying(this.#words.either("Nobody waits here now.", "Здесь сейчас никто не ждёт."));
  }

  /** The last thing the agent was given, if anything of it is still held; otherwise why there is nothing. */
  #agent(seat: number): Told {
    const agent = this.#stage.places.agentOf[seat] ?? -1;
    if (agent < 0) return this.#unknown();
    const { view } = this.#now();
    const held = openRows(view).held[agent]!.map((row) => view.contacts.arrival[row]! + 1);
    const mark = this.#lastDecision((one) => one.seat === seat && held.includes(one.contact));
    return mark === undefined ? this.#idle(seat) : this.#decision(mark);
  }

  #idle(seat: number): Told {
    const agent = this.#stage.places.agentOf[seat] ?? -1;
    if (agent < 0) return this.#unknown();
    const why = this.#now().trace.whyIdle(agent);
    return { ...this.#about(0, seat), sentences: this.#words.explained.idleness(why), funnel: [] };
  }

  /** Of a contact in line: what keeps the agent from it now. Of one that was given to somebody: what put the other first. */
  #whyNot(number: number, seat: number): Told {
    const agent = this.#stage.places.agentOf[seat] ?? -1;
    if (agent < 0) return this.#unknown();
    const refusal = this.#now().trace.whyNot(number, agent);
    const words = this.#words;
    const [who, what] = [words.agent(agent), words.contact(number)];
    const about = this.#about(number, seat);
    if ("rule" in refusal)
      return { ...about, sentences: [`${what} – ${who}: ${words.explained.refusal(refusal)}.`], funnel: [] };
    const mark = this.#lastDecision((one) => one.contact === number && one.kind !== "nobody");
    if (mark === undefined) return { ...about, sentences: [this.#elsewhere(number, refusal.state)], funnel: [] };
    const told = this.#decision(mark);
    if (mark.seat === seat) return told;
    const offer = this.#recorded(mark);
    if (offer?.kind !== "offer") return told;
    const left = offer.why.excluded.find((one) => one.agent === agent && one.contact === number);
    const weighed = offer.why.considered.findIndex((one) => one.agent === agent && one.contact === number);
    const own =
      left !== undefined
        ? `${who}: ${words.explained.refusal(left.why)}.`
        : weighed >= 0
          ? words.either(
              `${who} was weighed and came ${weighed + 1} of ${offer.why.considered.length + offer.why.more}.`,
              `${who}: рассмотрен, место ${weighed + 1} из ${offer.why.considered.length + offer.why.more}.`,
            )
          : words.either(
              `${who} was not asked: an agent who became free looked for a contact.`,
              `${who}: не спрошен – контакт искал освободившийся оператор.`,
            );
    return { ...told, seat, sentences: [own, ...told.sentences] };
  }

  #decision(mark: DecisionMark): Told {
    const about = { ...this.#about(mark.contact, mark.seat), decidedAt: mark.at };
    const record = this.#recorded(mark);
    if (record?.kind === "offer") return { ...about, ...tellOffer(record.why, this.#words, this.#seats) };
    if (record?.kind === "silence") return { ...about, ...tellSilence(record.why, this.#words, this.#seats) };
    return { ...about, sentences: [this.#elsewhere(mark.contact, "not-open")], funnel: [] };
  }

  #decided(mark: DecisionMark | undefined, number: number): Told {
    if (mark !== undefined) return this.#decision(mark);
    return { ...this.#about(number, -1), sentences: [this.#elsewhere(number, "at-agent")], funnel: [] };
  }

  /** The decision with its reasons, by playing to its instant again with somebody listening. */
  #recorded(mark: DecisionMark): DecisionRecord | undefined {
    const { trace } = this.#stage.run.asked(mark.at, mark.at);
    const agent = mark.seat < 0 ? -1 : this.#stage.places.agentOf[mark.seat]!;
    const kind = mark.kind === "nobody" ? "silence" : "offer";
    return trace
      .records()
      .find((one) => one.kind === kind && one.contact === mark.contact && one.agent === agent && one.at === mark.at);
  }

  #lastDecision(holds: (mark: DecisionMark) => boolean): DecisionMark | undefined {
    const { decisions, decidedAt } = this.#stage.run.record;
    for (let i = countUpTo(decidedAt, this.#at) - 1; i >= 0; i--) if (holds(decisions[i]!)) return decisions[i];
    return undefined;
  }

  #about(contact: number, seat: number): Pick<Told, "contact" | "who" | "seat"> {
    return { contact, who: this.#stage.run.record.contacts[contact - 1]?.who ?? "", seat };
  }

  #elsewhere(number: number, state: string): string {
    const { either, contact } = this.#words;
    const what = contact(number);
    switch (state) {
      case "elsewhere":
        return either(`${what}: in a menu, silent, or on its way.`, `${what}: в меню, молчит или в пути.`);
      case "waits-for-own":
        return either(`${what} waits for its own agent.`, `${what}: ждёт своего оператора.`);
      case "at-agent":
        return either(`${what} was with its agent before.`, `${what}: у своего оператора с прошлого раза.`);
      default:
        return either(`${what} is over, or has not come yet.`, `${what}: уже завершён или ещё не пришёл.`);
    }
  }

  #unknown(): Told {
    return this.#saying(
      this.#words.either("There is nobody of that number on this stage.", "На этой сцене такого нет."),
    );
  }

  #saying(sentence: string): Told {
    return { ...this.#about(0, -1), sentences: [sentence], funnel: [] };
  }

  #asked: Asked | undefined;

  /** The floor at the instant, with somebody who can be asked; played once for one answer. */
  #now(): Asked {
    this.#asked ??= this.#stage.run.asked(this.#at, this.#at);
    return this.#asked;
  }

  get #seats(): readonly number[] {
    return this.#stage.places.seatOf;
  }
}

/** The answer to a question about a stage as it stands at `at`. */
export function answerOf(stage: Stage, question: WhyQuestion, at: Instant, language: Language): WhyAnswer {
  return new Answering(stage, at, language).answer(question);
}
