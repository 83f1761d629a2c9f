import type { LocalName } from "../../scenario/about.ts";
import { AGENT_WORDS, ITEM_WORDS } from "../sentences/features.ts";
import { guardText } from "../sentences/rules.ts";
import { capital, type Wording } from "../sentences/wording.ts";
import type { PolicySpec } from "../spec.ts";
import type {
  Contribution,
  IdlenessExplanation,
  OfferExplanation,
  Refusal,
  SilenceExplanation,
} from "./explanation.ts";
import { apart, readable, readableAbove } from "./readable.ts";
import { NOWHERE, PLAIN, WHERE } from "./reasonTexts.ts";

/** What agents, contacts and queues are called, by their numbers. */
export interface Names {
  agent(agent: number): string;
  contact(contact: number): string;
  queue(queue: number): string;
}

/** A table for people: columns, and a row a candidate, best first. */
export interface ScoreTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

/** Turns explanations of one policy into sentences and tables. */
export class ExplanationWords {
  readonly #policy: PolicySpec;
  readonly #wording: Wording;
  readonly #names: Names;

  constructor(policy: PolicySpec, wording: Wording, names: Names) {
    this.#policy = policy;
    this.#wording = wording;
    this.#names = names;
  }

  /** Why the offer went where it went: who was weighed, what decided, what would have changed it, who was not asked. */
  offer(explanation: OfferExplanation): readonly string[] {
    const { trigger, considered, more, excluded, contact, agent } = explanation;
    const [names, w] = [this.#names, this.#wording];
    const [who, what] = [names.agent(agent), names.contact(contact)];
    const count = considered.length + more;
    const asked =
      trigger === "contact"
        ? w.either(
            `${what} was offered to ${who}; ${w.count(count, ["agent", "agents"], ["", "", ""])} could take it.`,
            `${what}: предложен оператору ${who}; взять могли: ${w.number(count)}.`,
          )
        : w.either(
            `${who} was offered ${what}; ${w.count(count, ["contact", "contacts"], ["", "", ""])} could be taken.`,
            `${who}: предложен контакт ${what}; взять можно было: ${w.number(count)}.`,
          );
    return [
      ...(explanation.by === "score" ? [asked] : [this.#made(explanation)]),
      ...this.#decision(explanation),
      ...this.#flip(explanation),
      ...this.#excluded(excluded, explanation.excludedMore, trigger),
    ];
  }

  /** What made an offer that no single score did. */
  #made({ by, contact, agent, considered, more }: OfferExplanation): string {
    const [names, w] = [this.#names, this.#wording];
    const [who, what] = [names.agent(agent), names.contact(contact)];
    switch (by) {
      case "batch":
        return w.either(
          `${what} went to ${who} in a batch of pairs: the highest sum of all pairs decided, not the best for one; ${w.count(considered.length + more, ["agent", "agents"], ["", "", ""])} could take it.`,
          `${what}: в пакете пар достался оператору ${who}; решала наибольшая сумма по всем парам, а не лучшее для одной; взять могли: ${w.number(considered.length + more)}.`,
        );
      case "interruption":
        return w.either(
          `${who} was interrupted for ${what}: nobody was free for it.`,
          `${what}: ради него прерван оператор ${who}; свободных для него не было.`,
        );
      default:
        return w.either(
          `${what} came back to ${who}, who has this session.`,
          `${what}: вернулся к оператору ${who}, который ведёт этот диалог.`,
        );
    }
  }

  /** Every candidate’s features, what each added, and the sums in the order they decide. */
  table({ considered, trigger }: OfferExplanation): ScoreTable {
    const [first] = considered;
    const w = this.#wording;
    return {
      columns: (first?.contributions ?? []).map((term) => this.#title(term)),
      rows: considered.map((row) => ({
        name: trigger === "contact" ? this.#names.agent(row.agent) : this.#names.contact(row.contact),
        cells: row.contributions.map(({ value, points }) =>
          value === points ? w.number(readable(value)) : `${w.number(readable(value))} → ${w.number(readable(points))}`,
        ),
      })),
    };
  }

  /** Why nobody takes a waiting contact. */
  silence({ contact, step, steps, stepMs, reasons }: SilenceExplanation): readonly string[] {
    const w = this.#wording;
    const what = this.#names.contact(contact);
    const until =
      stepMs !== undefined ? w.either(`, which lasts ${w.duration(stepMs)}`, `, он длится ${w.duration(stepMs)}`) : "";
    const place =
      steps === 1
        ? ""
        : w.either(` in step ${step + 1} of ${steps}${until}`, ` на шаге ${step + 1} из ${steps}${until}`);
    return [
      w.either(`${what} waits${place}.`, `${what}: ждёт${place}.`),
      ...reasons.map(({ why, agents, more }) => {
        const who =
          agents.length + more === 1
            ? this.#names.agent(agents[0]!)
            : w.count(agents.length + more, ["agent", "agents"], ["оператор", "оператора", "операторов"]);
        return `${capital(who)}: ${this.refusal(why)}.`;
      }),
    ];
  }

  /** Why an agent who is free gets nothing. */
  idleness({ agent, where, lines, more }: IdlenessExplanation): readonly string[] {
    const w = this.#wording;
    const who = this.#names.agent(agent);
    if (where !== undefined) return [`${who}: ${w.say(WHERE[where])}.`];
    if (lines.length === 0) {
      return [
        this.#wording.either(
          `${who}: nobody waits for what this agent can do.`,
          `${who}: никто не ждёт того, что умеет этот оператор.`,
        ),
      ];
    }
    const rest = more === 0 ? [] : [w.either(`… and ${more} more lines.`, `… и ещё очередей: ${w.number(more)}.`)];
    return [
      ...lines.map(({ queue, contact, why }) => {
        const what = `${this.#names.queue(queue)}, ${this.#names.contact(contact)}`;
        return `${who} – ${what}: ${this.refusal(why)}.`;
      }),
      ...rest,
    ];
  }

  /** One reason, to be put after the agent’s name and a colon. */
  refusal(why: Refusal): string {
    const w = this.#wording;
    switch (why.rule) {
      case "level":
        return w.either(
          `of level ${why.level}, the step asks for ${why.from} to ${why.to}`,
          `уровень ${why.level}, а шаг просит от ${why.from} до ${why.to}`,
        );
      case "last-agent":
        return why.lastAgent < 0
          ? w.either("the step asks only the customer’s last agent", "шаг просит только прежнего оператора клиента")
          : w.either(
              `the customer waits for ${this.#names.agent(why.lastAgent)}`,
              `клиент ждёт своего оператора: ${this.#names.agent(why.lastAgent)}`,
            );
      case "not-there":
        return w.say(why.where === undefined ? NOWHERE : WHERE[why.where]);
      case "slots": {
        const of = why.ofChannel ? w.either(" of the channel", " этого канала") : "";
        return w.either(`holds ${why.held} of ${why.most}${of}`, `в работе${of} ${why.held} из ${why.most}`);
      }
      case "batch":
        return w.either(
          `pairs are made every ${w.duration(why.everyMs)}, not in between`,
          `пары подбираются каждые ${w.duration(why.everyMs)}, а не между делом`,
        );
      case "prefers":
        return w.either(
          `picks first, and would pick ${this.#names.contact(why.contact)}`,
          `выбирает первым и взял бы ${this.#names.contact(why.contact)}`,
        );
      case "guard":
        return this.#guard(why.guard, why.found);
      default:
        return w.say(PLAIN[why.rule]);
    }
  }

  #guard(number: number, found: number | undefined): string {
    const w = this.#wording;
    const guard = this.#policy.guards[number]!;
    const rule = guardText(guard, w).replace(/\.$/, "");
    if (found === undefined) return w.either(`a rule forbids it – ${rule}`, `правило не велит – ${rule}`);
    const is = guard.kind === "occupancy" ? w.share(readable(found)) : w.number(found);
    return w.either(`a rule forbids it – ${rule}; now ${is}`, `правило не велит – ${rule}; сейчас ${is}`);
  }

  #decision({ considered, margin, contact, agent }: OfferExplanation): readonly string[] {
    const w = this.#wording;
    const own = considered.find((row) => row.contact === contact && row.agent === agent);
    const next = considered.find((row) => row !== own);
    if (own === undefined || next === undefined || margin === undefined) return [];
    const second = this.#second(own.agent === next.agent ? { contact: next.contact } : { agent: next.agent });
    if (margin.place < 0) {
      return [
        w.either(`Equal with ${second}: the tie-break decided.`, `Наравне: ${second}; решило правило для равных.`),
      ];
    }
    const terms = own.contributions.filter((term) => term.place === margin.place);
    const [term] = terms;
    const index = term === undefined ? -1 : own.contributions.indexOf(term);
    const [here, there] =
      terms.length === 1 && term !== undefined
        ? [term.value, next.contributions[index]!.value]
        : [own.score[margin.place]!, next.score[margin.place]!];
    const what = terms.length === 1 && term !== undefined ? this.#title(term) : w.either("Points", "Очки");
    const [a, b] = apart(here, there).map((one) => w.number(one));
    return [
      w.either(
        `Decided by “${what}”: ${a} against ${b} of ${second}.`,
        `Решило «${what}»: ${a} против ${b} (${second}).`,
      ),
    ];
  }

  #flip({ considered, flip, contact, agent }: OfferExplanation): readonly string[] {
    const next = considered.find((row) => row.contact !== contact || row.agent !== agent);
    if (flip === undefined || next === undefined) return [];
    const w = this.#wording;
    const second = this.#second(next.agent === agent ? { contact: next.contact } : { agent: next.agent });
    const size = w.number(readableAbove(Math.abs(flip.change)));
    const title = this.#title(flip);
    return flip.change > 0
      ? [
          w.either(
            `With over ${size} more in “${title}” it would have been ${second}.`,
            `Будь «${title}» больше чем на ${size} выше – первым был бы: ${second}.`,
          ),
        ]
      : [
          w.either(
            `With over ${size} less in “${title}” it would have been ${second}.`,
            `Будь «${title}» больше чем на ${size} ниже – первым был бы: ${second}.`,
          ),
        ];
  }

  #second(of: { readonly agent: number } | { readonly contact: number }): string {
    return "agent" in of ? this.#names.agent(of.agent) : this.#names.contact(of.contact);
  }

  #excluded(
    excluded: OfferExplanation["excluded"],
    more: number,
    trigger: OfferExplanation["trigger"],
  ): readonly string[] {
    const reasons = new Map<string, number>();
    for (const { why } of excluded) {
      const text = this.refusal(why);
      reasons.set(text, (reasons.get(text) ?? 0) + 1);
    }
    const w = this.#wording;
    const rest = more === 0 ? [] : [w.either(`… and ${more} more.`, `… и ещё ${w.number(more)}.`)];
    const told = [...reasons].map(([text, count]) =>
      trigger === "contact"
        ? `${w.either("Not asked", "Не спрошены")}: ${w.count(count, ["agent", "agents"], ["оператор", "оператора", "операторов"])} – ${text}.`
        : `${w.either("Left out", "Пропущены")}: ${w.count(count, ["contact", "contacts"], ["контакт", "контакта", "контактов"])} – ${text}.`,
    );
    return [...told, ...rest];
  }

  #title({ side, feature }: Pick<Contribution, "side" | "feature">): string {
    const words: Readonly<Record<string, { readonly title: LocalName }>> =
      side === "contact" ? ITEM_WORDS : AGENT_WORDS;
    return this.#wording.say(words[feature]!.title);
  }
}
