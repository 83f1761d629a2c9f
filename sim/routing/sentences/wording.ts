import type { LocalName } from "../../scenario/about.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** Languages sentences come in. */
export type Language = keyof LocalName;

const NUMBERS = {
  en: new Intl.NumberFormat("en", { maximumFractionDigits: 6 }),
  ru: new Intl.NumberFormat("ru", { maximumFractionDigits: 6 }),
} as const;
const PLURALS = { en: new Intl.PluralRules("en"), ru: new Intl.PluralRules("ru") } as const;
const LISTS = {
  en: new Intl.ListFormat("en", { type: "conjunction" }),
  ru: new Intl.ListFormat("ru", { type: "conjunction" }),
} as const;

/** How people are spoken to about one policy: the language, and what its queues, groups and agents are called. */
export class Wording {
  readonly language: Language;
  readonly #names: ReadonlyMap<string, string>;

  /** Without a scenario queues and groups are called by their ids. */
  constructor(language: Language, scenario?: Pick<Scenario, "queues" | "groups">) {
    this.language = language;
    const named = [...(scenario?.queues ?? []), ...(scenario?.groups ?? [])];
    this.#names = new Map(named.map(({ id, name }) => [id, name[language]]));
  }

  /** The text in the language spoken. */
  say(text: LocalName): string {
    return text[this.language];
  }

  either(en: string, ru: string): string {
    return this.language === "en" ? en : ru;
  }

  /** A queue or group in quotation marks. */
  name(id: string): string {
    const name = this.#names.get(id) ?? id;
    return this.either(`“${name}”`, `«${name}»`);
  }

  names(ids: readonly string[]): string {
    return this.list(ids.map((id) => this.name(id)));
  }

  list(parts: readonly string[]): string {
    return LISTS[this.language].format(parts);
  }

  /** Russian only: «группы «А»», «групп «А» и «Б»», in the genitive that names of groups are hung on. */
  groups(ids: readonly string[]): string {
    return `${ids.length === 1 ? "группы" : "групп"} ${this.names(ids)}`;
  }

  /** Russian only: «очереди «А»», «очередей «А» и «Б»», in the genitive. */
  queues(ids: readonly string[]): string {
    return `${ids.length === 1 ? "очереди" : "очередей"} ${this.names(ids)}`;
  }

  /** As the language writes numbers, a true minus before negative ones. */
  number(value: number): string {
    return NUMBERS[this.language].format(value).replace("-", "−");
  }

  /** `3 agents`, `3 оператора`: the word in the form the number asks for; Russian: one, few, many; English: one, many. */
  count(
    value: number,
    en: readonly [one: string, many: string],
    ru: readonly [one: string, few: string, many: string],
  ): string {
    const rule = PLURALS[this.language].select(value);
    const word =
      this.language === "en"
        ? en[rule === "one" ? 0 : 1]
        : // Fractions take the genitive singular, which is the word's form for a few.
          ru[rule === "one" ? 0 : rule === "many" ? 2 : 1];
    return `${this.number(value)} ${word}`;
  }

  share(value: number): string {
    return this.either(`${this.number(value * 100)}%`, `${this.number(value * 100)} %`);
  }

  /** A length of time from ms: `0.35 s`, `90 s`, `2 min 30 s`, `4 h`; a minus before negative ones. */
  duration(ms: number): string {
    if (ms < 0) return `−${this.duration(-ms)}`;
    const unit = { h: this.either("h", "ч"), min: this.either("min", "мин"), s: this.either("s", "с") };
    if (ms < 120_000 || ms % 1_000 !== 0) return `${this.number(ms / 1_000)} ${unit.s}`;
    const seconds = ms / 1_000;
    const parts: readonly (readonly [number, string])[] = [
      [Math.floor(seconds / 3_600), unit.h],
      [Math.floor(seconds / 60) % 60, unit.min],
      [seconds % 60, unit.s],
    ];
    return parts.flatMap(([value, of]) => (value === 0 ? [] : [`${this.number(value)} ${of}`])).join(" ");
  }
}

/** The text with a capital letter in front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
