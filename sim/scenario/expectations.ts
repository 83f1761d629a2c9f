import type { Said } from "./problems.ts";

/** Every text of what a scenario's values have to be, English and Russian side by side. */

const ENGLISH = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const RUSSIAN = new Intl.NumberFormat("ru", { maximumFractionDigits: 6 });

function number(value: number): Said {
  return { en: ENGLISH.format(value), ru: RUSSIAN.format(value) };
}

/** Both languages of one text with numbers in it, each written as the language writes numbers. */
function withNumbers(values: readonly number[], en: (...n: string[]) => string, ru: (...n: string[]) => string): Said {
  const said = values.map(number);
  return { en: en(...said.map((one) => one.en)), ru: ru(...said.map((one) => one.ru)) };
}

export const EXPECTED = {
  object: { en: "an object", ru: "объект" },
  id: {
    en: "1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit",
    ru: "от 1 до 64 строчных латинских букв, цифр и дефисов; первой стоит буква или цифра",
  },
  flag: { en: "true or false", ru: "true или false" },
  knownField: { en: "no field of this name", ru: "поля с таким именем нет" },
  timeZone: { en: "an IANA time zone, such as Europe/Moscow", ru: "часовой пояс IANA, например Europe/Moscow" },
  currency: {
    en: "a currency of three capital letters, such as EUR",
    ru: "валюту из трёх заглавных букв, например RUB",
  },
  date: { en: "a day as YYYY-MM-DD from 1990 to 2099", ru: "день в виде ГГГГ-ММ-ДД с 1990 по 2099 год" },
  divisorOfDay: { en: "minutes that divide a day of 1,440", ru: "число минут, на которое делится день (1440)" },
  usedOnce: { en: "an id used once", ru: "идентификатор, который больше нигде не повторяется" },
  queue: { en: "the id of a queue of this scenario", ru: "идентификатор очереди этого сценария" },
  group: { en: "the id of a group of this scenario", ru: "идентификатор группы этого сценария" },
  callbackChannel: {
    en: "the channel callback, which alone is dialled",
    ru: "канал callback: дозваниваются только в нём",
  },
  risingQuantiles: { en: "quantiles that never fall", ru: "квантили, которые не убывают" },
  rising: { en: "values in rising order", ru: "значения по возрастанию" },
  neverFalling: { en: "values that never fall", ru: "значения, которые не убывают" },
  neverRising: { en: "shares that never rise", ru: "доли, которые не возрастают" },
  sumOne: { en: "shares that sum to 1", ru: "доли, в сумме дающие 1" },
  someWeight: { en: "at least one weight above 0", ru: "хотя бы один вес больше 0" },
  onceEach: { en: "each value once", ru: "каждое значение по одному разу" },
  weightsWithCapacity: {
    en: "weights and capacity together, or neither",
    ru: "веса вместе с ёмкостью либо ни того ни другого",
  },
  peopleOrHeadcount: {
    en: "at least one person, or a headcount",
    ru: "хотя бы один человек либо численность по интервалам (headcount)",
  },
  apart: { en: "shifts of one person that do not overlap", ru: "смены одного человека, которые не пересекаются" },
  noSurePath: {
    en: "a route that ends: some contacts leave the circle",
    ru: "маршрут с концом: часть контактов выходит из круга",
  },
  ordered: { en: "contacts in order of time", ru: "контакты по порядку времени" },
  reachable: {
    en: "at least one group with the skill for it",
    ru: "хотя бы одну группу с навыком для неё",
  },
  json: { en: "JSON", ru: "JSON" },
  dialling: { en: "how dialling goes in a queue of callbacks", ru: "как дозваниваются в очереди обратных звонков" },
  variant: { en: "the id of another variant of this file", ru: "идентификатор другого варианта этого файла" },
  endingVariant: {
    en: "variants that lead back to the scenario itself",
    ru: "варианты, которые в итоге восходят к самому сценарию",
  },
  change: { en: "one of set, times, remove beside path", ru: "рядом с path одно из: set, times, remove" },
  numbers: {
    en: "a path that leads to a number or a list of numbers",
    ru: "путь, который ведёт к числу или списку чисел",
  },
  onlyTrue: { en: "true", ru: "true" },

  whole: (from: number, to: number): Said =>
    withNumbers(
      [from, to],
      (a, b) => `a whole number from ${a} to ${b}`,
      (a, b) => `целое число от ${a} до ${b}`,
    ),
  number: (from: number, to: number): Said =>
    withNumbers(
      [from, to],
      (a, b) => `a number from ${a} to ${b}`,
      (a, b) => `число от ${a} до ${b}`,
    ),
  text: (to: number): Said =>
    withNumbers(
      [to],
      (a) => `text of 1 to ${a} characters, no control characters`,
      (a) => `текст от 1 до ${a} знаков, без управляющих символов`,
    ),
  oneOf: (words: readonly (string | number)[]): Said => ({
    en: `one of ${words.join(", ")}`,
    ru: `одно из: ${words.join(", ")}`,
  }),
  listOf: (from: number, to: number): Said =>
    withNumbers(
      [from, to],
      (a, b) => (a === b ? `a list of ${a}` : `a list of ${a} to ${b}`),
      (a, b) => (a === b ? `список длины ${a}` : `список длиной от ${a} до ${b}`),
    ),
  rates: (count: number, minutes: number): Said =>
    withNumbers(
      [count, minutes],
      (a, b) => `${a} values, one for each interval of ${b} minutes`,
      (a, b) => `значений: ${a}, по одному на интервал в ${b} мин`,
    ),
  headcount: (count: number): Said =>
    withNumbers(
      [count],
      (a) => `one value, or ${a}, one for each interval`,
      (a) => `одно значение либо ${a}, по одному на интервал`,
    ),
  after: (what: string, from: number, to: number): Said =>
    withNumbers(
      [from, to],
      (a, b) => `${a} to ${b} after ${what}`,
      (a, b) => `от ${a} до ${b} после ${what}`,
    ),
  insideShift: (from: number, to: number): Said =>
    to < from
      ? { en: "a shift long enough for its breaks", ru: "смена, в которую помещаются её перерывы" }
      : withNumbers(
          [from, to],
          (a, b) => `inside the shift, after the break before: ${a} to ${b}`,
          (a, b) => `внутри смены, после предыдущего перерыва: от ${a} до ${b}`,
        ),
  atLeast: (what: string): Said => ({ en: `at least ${what}`, ru: `не меньше ${what}` }),
  slotsFor: (channel: string, queue: string): Said => ({
    en: `slots for ${channel}, the channel of ${queue}`,
    ru: `места для канала ${channel}: это канал очереди ${queue}`,
  }),
  weightFor: (channel: string): Said => ({
    en: `a weight for ${channel} beside those of other channels`,
    ru: `вес канала ${channel} рядом с весами других каналов`,
  }),
  peopleInAll: (most: number): Said =>
    withNumbers(
      [most],
      (a) => `at most ${a} agents in all`,
      (a) => `всего не больше ${a} операторов`,
    ),
  insideRun: (days: number): Said =>
    withNumbers(
      [days],
      (a) => `a time inside the run, which has ${a} days`,
      (a) => `время внутри прогона, в котором дней: ${a}`,
    ),
  existing: (day: string): Said => ({
    en: `a local time that exists on ${day}`,
    ru: `местное время, которое ${day} существует`,
  }),
  eventsAtMost: (most: number): Said =>
    withNumbers(
      [most],
      (a) => `at most ${a} events in one replication`,
      (a) => `не больше ${a} событий в одном прогоне`,
    ),
  bytesAtMost: (most: number): Said =>
    withNumbers(
      [most],
      (a) => `at most ${a} bytes of UTF-8`,
      (a) => `не больше ${a} байт UTF-8`,
    ),
  depthAtMost: (most: number): Said =>
    withNumbers(
      [most],
      (a) => `lists and objects nested at most ${a} deep`,
      (a) => `вложенность списков и объектов не глубже ${a}`,
    ),
  reached: (queue: Said, ahead: readonly Said[]): Said => ({
    en: `an order in which “${queue.en}” is reached however much comes of ${ahead.map(({ en }) => `“${en}”`).join(", ")}`,
    ru: `порядок, в котором до очереди «${queue.ru}» доходит дело, сколько бы ни пришло в ${ahead.map(({ ru }) => `«${ru}»`).join(", ")}`,
  }),
  starvesFrom: (share: number): Said =>
    withNumbers(
      [Math.round(share * 100)],
      (a) => `strict priority: starves from ${a}% of today’s demand`,
      (a) => `строгий приоритет: не дойдёт с ${a} % нынешнего потока`,
    ),
  pathLeads: (to: string): Said => ({ en: `a path that leads to ${to}`, ru: `путь, который ведёт к ${to}` }),
} as const;
