import type { WhyNobody } from "../sim/engine/trace/decisionTrace.ts";
import type { DecisionRecord } from "../sim/engine/trace/record.ts";
import type { IdlenessExplanation, Refusal } from "../sim/routing/explain/explanation.ts";
import { ExplanationWords } from "../sim/routing/explain/words.ts";
import { policySpecOf } from "../sim/routing/registry.ts";
import { Wording } from "../sim/routing/sentences/wording.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { table } from "./table.ts";

/** What a stopped run answers, for people: sentences, and the scores of an offer as a table. */
export class WhyText {
  readonly #wording: Wording;
  readonly #words: ExplanationWords;
  readonly #agents: readonly string[];
  readonly #scenario: Scenario;
  readonly #clock: (at: number) => string;

  /** `agents`: their ids by their places in the centre; `clock`: local time of an instant. */
  constructor(scenario: Scenario, agents: readonly string[], language: "en" | "ru", clock: (at: number) => string) {
    this.#scenario = scenario;
    this.#agents = agents;
    this.#clock = clock;
    this.#wording = new Wording(language, scenario);
    this.#words = new ExplanationWords(policySpecOf(scenario.policy, scenario), this.#wording, {
      agent: (agent) => this.#agent(agent),
      contact: (contact) => `#${contact}`,
      queue: (queue) => this.#queue(queue),
    });
  }

  decision(record: DecisionRecord): string {
    const place = `${this.#clock(record.at)}  ${this.#wording.either("decision", "решение")} ${record.number}`;
    const head = record.queue < 0 ? place : `${place}  ${this.#queue(record.queue)}`;
    switch (record.kind) {
      case "offer":
        return [head, ...this.#words.offer(record.why), ...this.#table(record.why)].join("\n");
      case "silence":
        return [head, ...this.#words.silence(record.why)].join("\n");
      case "idleness":
        return [head, ...this.#words.idleness(record.why)].join("\n");
    }
  }

  nobody(contact: number, why: WhyNobody): readonly string[] {
    return why.state === "waits" ? this.#words.silence(why.silence) : [this.#place(contact, why)];
  }

  idle(why: IdlenessExplanation): readonly string[] {
    return this.#words.idleness(why);
  }

  between(contact: number, agent: number, why: Refusal | WhyNobody): readonly string[] {
    if ("rule" in why) return [`#${contact} – ${this.#agent(agent)}: ${this.#words.refusal(why)}.`];
    return this.nobody(contact, why);
  }

  nothing(): string {
    return this.#wording.either("Nothing has been decided yet.", "Решений ещё не было.");
  }

  forgotten(count: number): string {
    const w = this.#wording;
    return w.either(
      `The first ${w.number(count)} decisions of the run are forgotten.`,
      `Первые решения прогона (${w.number(count)}) забыты.`,
    );
  }

  #place(contact: number, why: Exclude<WhyNobody, { readonly state: "waits" }>): string {
    const w = this.#wording;
    const what = `#${contact}`;
    switch (why.state) {
      case "at-agent":
        return w.either(
          `${what} is with ${this.#agent(why.agent)}.`,
          `${what}: у оператора ${this.#agent(why.agent)}.`,
        );
      case "rings": {
        const agents = w.list(why.agents.map((agent) => this.#agent(agent)));
        return w.either(`${what} rings at ${agents}.`, `${what}: звонит оператору ${agents}.`);
      }
      case "waits-for-own": {
        const own = this.#agent(why.agent);
        return w.either(
          `${what} waits for ${own}, who has its session.`,
          `${what}: ждёт оператора ${own}, который ведёт диалог.`,
        );
      }
      case "elsewhere":
        return w.either(
          `${what} waits for nobody: in self-service, silent, or on its way.`,
          `${what}: никого не ждёт – в самообслуживании, молчит или ещё в пути.`,
        );
      case "not-open":
        return w.either(`${what} is over, or has not come yet.`, `${what}: уже завершён или ещё не пришёл.`);
    }
  }

  #table(why: Parameters<ExplanationWords["table"]>[0]): readonly string[] {
    const { columns, rows } = this.#words.table(why);
    if (rows.length < 2) return [];
    return [table([["", ...columns], ...rows.map(({ name, cells }) => [name, ...cells])])];
  }

  #agent(agent: number): string {
    return this.#agents[agent] ?? String(agent);
  }

  #queue(queue: number): string {
    return this.#wording.say(this.#scenario.queues[queue]!.name);
  }
}
