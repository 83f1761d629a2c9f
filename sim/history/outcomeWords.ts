import type { Mapping } from "./mapping.ts";

/** Words of outcomes in call-by-call histories, in lower case, and of lines that are no contacts. */
export const OUTCOME_WORDS: Mapping["outcomes"] = {
  answered: [
    ...["answered", "agent", "handled", "connected", "completed", "served", "accepted", "success", "yes"],
    ...[
      "отвечен",
      "отвечено",
      "отвечена",
      "отвечены",
      "принят",
      "принято",
      "обслужен",
      "обслужено",
      "успешно",
      "да",
      "разговор состоялся",
    ],
  ],
  abandoned: [
    ...[
      "abandoned",
      "abandon",
      "hang",
      "hangup",
      "hung up",
      "lost",
      "missed",
      "no answer",
      "noanswer",
      "unanswered",
      "no",
    ],
    ...[
      "потерян",
      "потеряно",
      "потерян в очереди",
      "пропущен",
      "пропущено",
      "не отвечен",
      "не отвечено",
      "не дождался",
      "сброшен",
      "нет",
    ],
  ],
  skip: ["phantom"],
};
