import type { CentreDialling, CentreMessages, CentreSelfService } from "../centre.ts";
import { CHANCE } from "../kernel/chances.ts";
import { luck, luckWord } from "../luck.ts";
import type { Durations } from "../numbers/durations.ts";

/** Tries of the laws that are followed until one outlasts what has passed; after that many the last part is the answer. */
const TRIES = 400;

/** A conversation as it is put together: (drawn + extra) × factor, ms. */
export interface Conversation {
  readonly drawn: Durations;
  readonly extraMs: number;
  readonly factor: number;
}

/** What is left of a conversation, alone with the agent, and the whole of it before the factor: whole ms ≥ 1. */
export interface ConversationLeft {
  readonly leftMs: number;
  readonly talkMs: number;
}

/**
 * A conversation of which `workedMs` are done, given that it is not over: T is drawn given (T + extra) × factor >
 * `workedMs`. The extra comes first: while it is not over nothing is known of T.
 */
export function conversationLeft(
  { drawn, extraMs, factor }: Conversation,
  workedMs: number,
  uniform: number,
): ConversationLeft {
  const passedMs = workedMs / factor - extraMs;
  if (passedMs <= 0) {
    const talkMs = drawn.at(uniform) + extraMs;
    return { leftMs: Math.max(1, Math.round(talkMs * factor - workedMs)), talkMs };
  }
  const leftMs = drawn.residual(passedMs, uniform);
  return { leftMs: Math.max(1, Math.round(leftMs * factor)), talkMs: Math.round(passedMs + leftMs) + extraMs };
}

/** How an agent's part in a session in parts stands. `silent`: the slot is held while the customer is away. */
export interface SessionLeft {
  readonly word: number;
  readonly talkMs: number;
  readonly part: number;
  readonly silent: boolean;
  /** Of the part in progress, or of the silence. */
  readonly leftMs: number;
  /** Of a silence: how long it has lasted. */
  readonly silentMs: number;
}

/**
 * A session in parts that has been with its agent for `elapsedMs` since part number `part` began: whole sessions are
 * drawn, each from a word of its own that follows from `word`, until one is still with the agent by then. What they do
 * afterwards follows from the same word.
 */
export function sessionLeft(
  { drawn, extraMs, factor }: Conversation,
  messages: CentreMessages,
  part: number,
  elapsedMs: number,
  word: number,
): SessionLeft {
  const first = Math.min(part, messages.parts - 1);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const own = luckWord(word, CHANCE.attempt + attempt);
    const talkMs = drawn.at(luck(own, CHANCE.talk)) + extraMs;
    const partMs = Math.max(1, Math.round((talkMs * factor) / messages.parts));
    let at = 0;
    for (let p = first; p < messages.parts; p++) {
      at += partMs;
      if (at > elapsedMs) return { word: own, talkMs, part: p, silent: false, leftMs: at - elapsedMs, silentMs: 0 };
      const silenceMs = messages.customerReply?.at(luck(own, CHANCE.silence + p + 1)) ?? 1;
      const holds = silenceMs <= messages.releaseAfterMs;
      const silentMs = elapsedMs - at;
      at += holds ? silenceMs : messages.releaseAfterMs;
      if (p + 1 < messages.parts && at > elapsedMs) {
        return { word: own, talkMs, part: p + 1, silent: true, leftMs: silenceMs - silentMs, silentMs };
      }
      if (!holds) break;
    }
  }
  const last = conversationLeft(
    { drawn, extraMs, factor: factor / messages.parts },
    elapsedMs,
    luck(word, CHANCE.talk),
  );
  const { leftMs, talkMs } = last;
  return { word, talkMs, part: messages.parts - 1, silent: false, leftMs, silentMs: 0 };
}

/** Whether whoever has been dialled for `elapsedMs` is not going to pick up: more likely the longer it lasts. */
export function isUnreachable(
  dialling: CentreDialling,
  { drawn, extraMs, factor }: Conversation,
  elapsedMs: number,
  uniform: number,
): boolean {
  const talks = dialling.answerShare * drawn.survival(Math.max(0, elapsedMs / factor - extraMs));
  const rings = (1 - dialling.answerShare) * dialling.noAnswer.survival(elapsedMs);
  return rings > 0 && uniform * (talks + rings) >= talks;
}

/** What is left of a menu or bot that has had the customer for `elapsedMs`, whole ms ≥ 1. */
export function selfServiceLeft(machine: CentreSelfService, elapsedMs: number, word: number): number {
  const { duration, regularDuration, regularShare, wrongGuessShare } = machine;
  if (regularDuration === undefined || regularShare === 0) {
    return duration.residual(elapsedMs, luck(word, CHANCE.menuTime));
  }
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const own = luckWord(word, CHANCE.attempt + attempt);
    const regular = luck(own, CHANCE.regular) < regularShare;
    let ms = regular ? regularDuration.at(luck(own, CHANCE.selfServiceTime)) : 0;
    if (!regular || luck(own, CHANCE.wrongGuess) < wrongGuessShare) ms += duration.at(luck(own, CHANCE.menuTime));
    if (ms > elapsedMs) return ms - elapsedMs;
  }
  return duration.residual(elapsedMs, luck(word, CHANCE.menuTime));
}

/** How an offer that has rung for `elapsedMs` will end: after `leftMs` ≥ 1, answered or `missed`. */
export function offerLeft(
  answer: Durations | undefined,
  missedShare: number,
  timeoutMs: number,
  elapsedMs: number,
  uniform: number,
): { readonly leftMs: number; readonly missed: boolean } {
  const rest = Math.max(1, timeoutMs - elapsedMs);
  const answered = answer === undefined ? 0 : (1 - missedShare) * answer.survival(elapsedMs);
  const still = missedShare + answered;
  const split = still === 0 ? 1 : answered / still;
  if (uniform >= split) return { leftMs: rest, missed: true };
  // Given that it is answered some time, what is left of the uniform is one again.
  const leftMs = answer === undefined ? 1 : answer.residual(elapsedMs, uniform / split);
  return leftMs > rest ? { leftMs: rest, missed: true } : { leftMs, missed: false };
}
