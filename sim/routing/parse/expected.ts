import type { LocalName } from "../../scenario/about.ts";

/** Every text of what a policy's values have to be, English and Russian side by side. */

const ENGLISH = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const RUSSIAN = new Intl.NumberFormat("ru", { maximumFractionDigits: 6 });

/** Both languages of one text with numbers in it, each written as the language writes numbers. */
function withNumbers(
  values: readonly number[],
  en: (...n: string[]) => string,
  ru: (...n: string[]) => string,
): LocalName {
  return {
    en: en(...values.map((value) => ENGLISH.format(value))),
    ru: ru(...values.map((value) => RUSSIAN.format(value))),
  };
}

export const EXPECTED = {
  object: { en: "an object", ru: "объект" },
  knownField: { en: "no field of this name", ru: "поля с таким именем нет" },
  id: {
    en: "1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit",
    ru: "от 1 до 64 строчных латинских букв, цифр и дефисов; первой стоит буква или цифра",
  },
  flag: { en: "true or false", ru: "true или false" },
  onlyTrue: { en: "true, or nothing", ru: "true или ничего" },
  policy: {
    en: "the id of a policy, an id with parameters, or a policy written out",
    ru: "идентификатор правила распределения, он же с параметрами либо правило, записанное целиком",
  },
  transform: {
    en: "linear, lexicographic, {threshold} or {power}",
    ru: "linear, lexicographic, {threshold} или {power}",
  },
  half: {
    en: "a multiple of 0.5 from 0.5 to 4",
    ru: "число от 0,5 до 4, кратное 0,5",
  },
  bound: { en: "above, below or both", ru: "above, below или оба" },
  boundsApart: { en: "a value below `below`", ru: "значение меньше `below`" },
  onceEach: { en: "each value once", ru: "каждое значение по одному разу" },
  queue: { en: "the id of a queue of this scenario", ru: "идентификатор очереди этого сценария" },
  group: { en: "the id of a group of this scenario", ru: "идентификатор группы этого сценария" },
  team: { en: "the team of a group of this scenario", ru: "команда одной из групп этого сценария" },
  callbackQueue: { en: "a queue of the channel callback", ru: "очередь канала callback" },
  onlyIdleAgents: {
    en: "groupId only for idle-agents, and not beside queueId",
    ru: "groupId только при idle-agents и без queueId",
  },
  levelsInOrder: { en: "at least levelAtLeast", ru: "не меньше levelAtLeast" },
  lastStep: {
    en: "a last step without conditions, and without end unless it overflows",
    ru: "последний шаг без условий и без конца, если он не отдаёт контакт другой очереди",
  },
  endOfStep: {
    en: "expiresAfterMs beside `onExpiry`: a step without end is followed by nothing",
    ru: "expiresAfterMs рядом с `onExpiry`: за шагом без конца ничего не следует",
  },
  endAfterBeginning: { en: "more than notBeforeMs", ru: "больше, чем notBeforeMs" },
  releaseAbove: { en: "at least `agents`", ru: "не меньше, чем `agents`" },
  otherChannel: { en: "another channel than `by`", ru: "не тот канал, что в `by`" },
  onlyBatch: { en: "batchEveryMs only for assignment", ru: "batchEveryMs только при assignment" },
  noLevels: {
    en: "no lexicographic term: an assignment adds scores up",
    ru: "без lexicographic: назначение складывает оценки",
  },
  zeroTimeout: { en: "0 for auto, more for ring", ru: "0 для auto, больше для ring" },
  oneAtATime: { en: "1 unless the offer rings", ru: "1, если предложение не звонит" },
  otherQueue: { en: "another queue than the contact’s own", ru: "другую очередь, не свою же" },
  circle: { en: "queues that do not overflow in a circle", ru: "очереди, которые не передают контакты по кругу" },
  somebody: {
    en: "at least one group with the skill on this side of the wall",
    ru: "хотя бы одну группу с навыком по эту сторону стены",
  },
  somebodyIdle: (agents: number): LocalName =>
    withNumbers(
      [agents],
      (a) => `fewer than the ${a} agents of these groups: it never opens`,
      (a) => `меньше, чем операторов в этих группах (${a}): иначе не откроется никогда`,
    ),
  letsIn: {
    en: "a refusal with a condition, a share or a time: as it stands no contact of the queue is ever routed",
    ru: "отказ с условием, долей или сроком: иначе ни один контакт очереди не будет распределён",
  },
  possible: { en: "a condition that can hold", ru: "условие, которое может выполниться" },
  whole: (from: number, to: number): LocalName =>
    withNumbers(
      [from, to],
      (a, b) => `a whole number from ${a} to ${b}`,
      (a, b) => `целое число от ${a} до ${b}`,
    ),
  number: (from: number, to: number): LocalName =>
    withNumbers(
      [from, to],
      (a, b) => `a number from ${a} to ${b}`,
      (a, b) => `число от ${a} до ${b}`,
    ),
  text: (to: number): LocalName =>
    withNumbers(
      [to],
      (a) => `text of 1 to ${a} characters, no control characters`,
      (a) => `текст от 1 до ${a} знаков, без управляющих символов`,
    ),
  listOf: (from: number, to: number): LocalName =>
    withNumbers(
      [from, to],
      (a, b) => `a list of ${a} to ${b}`,
      (a, b) => `список длиной от ${a} до ${b}`,
    ),
  depth: (to: number): LocalName =>
    withNumbers(
      [to],
      (a) => `lists and objects nested at most ${a} deep`,
      (a) => `вложенность списков и объектов не глубже ${a}`,
    ),
  oneOf: (words: readonly (string | number)[]): LocalName => ({
    en: `one of ${words.join(", ")}`,
    ru: `одно из: ${words.join(", ")}`,
  }),
} as const;
