import type { LocalName } from "../../scenario/about.ts";
import type { Refusal, Whereabouts } from "./explanation.ts";

/** Texts of reasons that need no numbers, to be put after the agent’s name and a colon. */

export const NOWHERE: LocalName = { en: "cannot take anything now", ru: "сейчас ничего не может взять" };
export const WHERE: Readonly<Record<Whereabouts, LocalName>> = {
  away: { en: "not there", ru: "не на месте" },
  break: { en: "on a break", ru: "на перерыве" },
  "break-due": { en: "about to take a break", ru: "уходит на перерыв" },
  leaving: { en: "about to leave", ru: "заканчивает смену" },
  offered: { en: "being offered another contact", ru: "уже предложен другой контакт" },
  "wrap-up": { en: "wrapping up", ru: "завершает прошлый контакт" },
  paused: { en: "left alone after a missed offer", ru: "пауза после пропущенного предложения" },
};
type PlainRule = Exclude<
  Refusal["rule"],
  "level" | "last-agent" | "not-there" | "slots" | "guard" | "batch" | "prefers"
>;
export const PLAIN: Readonly<Record<PlainRule, LocalName>> = {
  skill: { en: "without the skill", ru: "нет навыка" },
  step: { en: "the step asks others", ru: "шаг обращается к другим" },
  wall: { en: "behind the wall between teams", ru: "за стеной между командами" },
  capacity: { en: "too little capacity left", ru: "осталось слишком мало ёмкости" },
  exclusive: { en: "one of the two needs all of an agent", ru: "одному из двух контактов нужен весь оператор" },
  mixed: { en: "holds contacts of another channel", ru: "в работе контакты другого канала" },
  timer: { en: "the step does not ask yet", ru: "шаг ещё никого не спрашивает" },
  closed: { en: "the queue is closed", ru: "очередь закрыта" },
  none: { en: "nothing forbids it", ru: "ничто не мешает" },
};
