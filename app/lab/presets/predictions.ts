import type { FigureId } from "../../../sim/experiment/figures.ts";
import type { Scope } from "../../../sim/experiment/scopes.ts";
import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { LocalName } from "../../../sim/scenario/about.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";

/** What is guessed before a preset answers: how much something changes, or which of several does it. Answers come from runs alone. */
export type Prediction = NumberPrediction | ChoicePrediction;

export interface NumberPrediction extends FigureAsked {
  readonly kind: "number";
  readonly ask: LocalName;
  /** `of` less `from`: ids of variants. */
  readonly of: string;
  readonly from: string;
  /** Where a guess may lie, in points or seconds. */
  readonly least: number;
  readonly most: number;
}

export interface ChoicePrediction extends FigureAsked {
  readonly kind: "choice";
  readonly ask: LocalName;
  /** Ids of variants, in the order they are shown. */
  readonly among: readonly string[];
  /**
   * `best`: whichever has the best value of the figure; `first-kept`: the first of them that is not worse than `from`;
   * `all-kept`: all in which every queue keeps its target; `step`: whichever gains most against the one before it.
   */
  readonly rule: "best" | "first-kept" | "all-kept" | "step";
  /** Of `first-kept`: what must be kept; of `step`: what stands before the first. */
  readonly from?: string;
}

export interface PresetQuiz {
  readonly prediction: Prediction;
  /** Beside service level, abandonment and wait: what the answer is seen in. */
  readonly also: readonly FigureAsked[];
}

const TOTAL: Scope = { kind: "total" };
const of = (channel: Channel): Scope => ({ kind: "channel", channel });
const asked = (figure: FigureId, scope: Scope = TOTAL): FigureAsked => ({ figure, scope });

export const QUIZZES: Readonly<Record<string, PresetQuiz>> = {
  "five-percent": {
    prediction: {
      ...{ kind: "number", ...asked("serviceLevel", of("voice")), of: "everybody-both", from: "base" },
      ...{ least: -30, most: 30 },
      ask: {
        en: "When all 27 do both phone and chat, by how many points does the service level by phone change?",
        ru: "Если все 27 ведут и телефон, и чат, на сколько пунктов изменится уровень обслуживания по телефону?",
      },
    },
    also: [],
  },
  "the-standard": {
    prediction: {
      ...{ kind: "choice", ...asked("serviceLevel"), rule: "first-kept", from: "base" },
      among: ["after-6", "after-7", "after-8", "after"],
      ask: {
        en: "With how few people does chat stay as good as before?",
        ru: "При каком наименьшем числе людей чат останется не хуже, чем до?",
      },
    },
    also: [],
  },
  "split-or-blend": {
    prediction: {
      ...{ kind: "choice", ...asked("serviceLevel"), rule: "best" },
      among: ["base", "scatter", "pack", "reserve-1", "reserve-2", "flexible"],
      ask: {
        en: "Which rule gives the best service level of all contacts together?",
        ru: "Какое правило даст лучший уровень обслуживания всех обращений вместе?",
      },
    },
    also: [],
  },
  "explain-thrice": {
    prediction: {
      ...{ kind: "choice", ...asked("serviceLevel", of("voice")), rule: "first-kept", from: "base" },
      among: ["lost", "lost-29", "lost-30", "lost-31", "lost-32"],
      ask: {
        en: "How few people with lost context give the service level by phone that 28 give with context kept?",
        ru: "Сколько людей при потере контекста дадут по телефону тот уровень, что 28 дают с контекстом?",
      },
    },
    also: [asked("timesExplained"), asked("contactsPerResolved")],
  },
  "five-minutes-or-a-day": {
    prediction: {
      ...{ kind: "choice", ...asked("serviceLevel"), rule: "all-kept" },
      among: ["base", "one-line", "priority", "least-slack", "reserve", "reserve-20"],
      ask: {
        en: "Under which rule do phone, messenger and mail all keep their promise?",
        ru: "При каком правиле телефон, мессенджер и почта все сдержат обещание?",
      },
    },
    also: [],
  },
  "menu-memory": {
    prediction: {
      ...{ kind: "number", ...asked("serviceLevel"), of: "menu", from: "base" },
      ...{ least: -20, most: 20 },
      ask: {
        en: "The menu puts a regular caller’s usual choice first. By how many points does the service level change?",
        ru: "Меню ставит привычный пункт постоянного клиента первым. На сколько пунктов изменится уровень обслуживания?",
      },
    },
    also: [asked("occupancy")],
  },
  "say-it-in-the-queue": {
    prediction: {
      ...{ kind: "number", ...asked("serviceLevel", of("chat")), of: "over-30-50", from: "base" },
      ...{ least: -100, most: 50 },
      ask: {
        en: "The messenger is announced above a wait of 30 s and half accept. By how many points does its own service level change?",
        ru: "Мессенджер объявляют при ожидании больше 30 с, соглашается половина. На сколько пунктов изменится его собственный уровень?",
      },
    },
    also: [asked("steered")],
  },
  "nine-islands": {
    prediction: {
      ...{ kind: "number", ...asked("serviceLevel"), of: "chain", from: "base" },
      ...{ least: -20, most: 60 },
      ask: {
        en: "Each person learns one neighbouring channel. By how many points does the service level rise?",
        ru: "Каждый осваивает один соседний канал. На сколько пунктов вырастет уровень обслуживания?",
      },
    },
    also: [asked("occupancy")],
  },
  "three-at-once": {
    prediction: {
      ...{ kind: "choice", ...asked("needsResolved"), rule: "best" },
      among: ["one", "two", "base", "four", "five"],
      ask: {
        en: "At how many chats at once are most customers helped?",
        ru: "При скольких чатах сразу поможем наибольшему числу клиентов?",
      },
    },
    also: [asked("answered"), asked("resolvedShare")],
  },
  "rings-and-friends-bullseye": {
    prediction: {
      ...{ kind: "choice", ...asked("serviceLevel"), rule: "best" },
      among: ["base", "ring-5", "ring-10", "ring-20", "ring-40", "ring-80", "own-only"],
      ask: {
        en: "The promise is 30 s. How long should a contact wait for its own people first?",
        ru: "Обещано 30 с. Сколько обращению сначала ждать своих людей?",
      },
    },
    also: [],
  },
  "rings-and-friends-last-agent": {
    prediction: {
      ...{ kind: "choice", ...asked("abandonmentRate"), rule: "best" },
      among: ["base", "own-0", "own-10", "own-20", "own-40", "own-60", "own-90"],
      ask: {
        en: "How long should a returning customer wait for the own agent so that fewest give up?",
        ru: "Сколько вернувшемуся клиенту ждать своего оператора, чтобы ушло меньше всего?",
      },
    },
    also: [asked("averageHandleMs")],
  },
  "on-sale": {
    prediction: {
      ...{ kind: "choice", ...asked("abandonmentRate", of("voice")), rule: "best" },
      among: ["base", "chat-holds", "diverted", "known", "callback", "callback-known"],
      ask: {
        en: "What keeps most callers from giving up while the wave lasts?",
        ru: "Что удержит больше всего звонящих, пока идёт волна?",
      },
    },
    also: [asked("refused")],
  },
  "flat-robot": {
    prediction: {
      ...{ kind: "number", ...asked("serviceLevel"), of: "base", from: "flat-only" },
      ...{ least: -30, most: 50 },
      ask: {
        en: "A robot stands before orders. Put before disputes as well, how many points of service level does it add?",
        ru: "Робот стоит перед заказами. Если поставить его и перед спорами, сколько пунктов уровня он добавит?",
      },
    },
    also: [asked("containedShare"), asked("averageHandleMs")],
  },
  "road-map": {
    prediction: {
      ...{ kind: "choice", ...asked("serviceLevel"), rule: "step", from: "base" },
      among: ["touch-points", "journey-map", "data", "feedback", "platform", "training"],
      ask: {
        en: "Which of the six steps, taken in this order, adds most to the service level?",
        ru: "Какой из шести шагов, если делать их по порядку, больше всех добавит уровню обслуживания?",
      },
    },
    also: [asked("timesExplained")],
  },
  "power-of-one": {
    prediction: {
      ...{ kind: "number", ...asked("averageWaitMs"), of: "one-late", from: "base" },
      ...{ least: -60, most: 120 },
      ask: {
        en: "One of ten goes to lunch an hour late. By how many seconds does the average wait of the whole day change?",
        ru: "Один из десяти идёт на обед часом позже. На сколько секунд изменится среднее ожидание за весь день?",
      },
    },
    also: [],
  },
};
