import type { Bet } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import type { StageName } from "../../../sim/theatre/types/index.ts";

/** A bet as it is being made. */
export interface BetDraft {
  readonly better?: StageName;
  readonly low: string;
  readonly high: string;
  /** Of a curve: as many as the question has points. */
  readonly values: readonly number[];
}

function freshBet(question: LessonQuestion): BetDraft {
  return {
    low: "",
    high: "",
    values: question.kind === "curve" ? Array.from({ length: question.points }, () => 0) : [],
  };
}

/** A draft that says what was bet; without a bet, or one on another question: a fresh one. */
export function draftOfBet(question: LessonQuestion, bet: Bet | undefined): BetDraft {
  const fresh = freshBet(question);
  if (bet === undefined || bet.kind !== question.kind) return fresh;
  if (bet.kind === "curve") return { ...fresh, values: bet.values };
  const ends = { low: String(bet.low), high: String(bet.high) };
  return bet.kind === "which" ? { ...fresh, ...ends, better: bet.better } : { ...fresh, ...ends };
}

/** What still keeps a draft from being a bet. */
export type BetFault = "choose" | "number" | "order";

/** The bet a draft says, or what is missing. Decimal commas are read as points. */
export function betOfDraft(question: LessonQuestion, draft: BetDraft): Bet | BetFault {
  if (question.kind === "curve") return { kind: "curve", values: draft.values };
  const [low, high] = [amountIn(draft.low), amountIn(draft.high)];
  if (question.kind === "which" && draft.better === undefined) return "choose";
  if (low === undefined || high === undefined) return "number";
  if (low > high) return "order";
  return question.kind === "amount"
    ? { kind: "amount", low, high }
    : { kind: "which", better: draft.better ?? "a", low, high };
}

function amountIn(text: string): number | undefined {
  const plain = text.trim().replace(",", ".").replace("\u2212", "-");
  return /^[+-]?\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
}
