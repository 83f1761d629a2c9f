import type { Centre, CentreQueue } from "./centre.ts";
import type { ContactPool } from "./contactPool.ts";
import { LUCK, luck, luckWord } from "./luck.ts";
import { RandomStream } from "./numbers/randomStream.ts";

interface QueueStreams {
  readonly talk: RandomStream;
  readonly wrapUp: RandomStream;
  readonly patience: RandomStream;
  readonly luck: RandomStream;
}

/**
 * Draws a contact's luck when it comes: work, patience and the word everything else follows from. One stream per
 * purpose and queue; a contact that follows another draws from its own word instead, because whether it comes at all
 * depends on staffing, and the draws of fresh contacts must not.
 */
export class Draws {
  readonly #streams: readonly QueueStreams[];

  constructor(centre: Centre, seed: string) {
    this.#streams = centre.queues.map(({ spec }) => ({
      talk: new RandomStream(seed, `talk/${spec.id}`),
      wrapUp: new RandomStream(seed, `wrap-up/${spec.id}`),
      patience: new RandomStream(seed, `patience/${spec.id}`),
      luck: new RandomStream(seed, `luck/${spec.id}`),
    }));
  }

  /** For a contact that comes of itself into queue number `k`. */
  fresh(contacts: ContactPool, contact: number, k: number, queue: CentreQueue): void {
    const streams = this.#streams[k]!;
    contacts.luck[contact] = streams.luck.word();
    contacts.talkMs[contact] = queue.talk.at(streams.talk.uniform());
    contacts.wrapUpMs[contact] = queue.wrapUp === undefined ? 0 : queue.wrapUp.at(streams.wrapUp.uniform());
    contacts.patienceMs[contact] =
      queue.patience === undefined ? Number.POSITIVE_INFINITY : queue.patience.at(streams.patience.uniform());
  }

  /** For a contact that follows one with luck `before`. */
  following(contacts: ContactPool, contact: number, before: number, queue: CentreQueue): void {
    const word = luckWord(before, LUCK.next);
    contacts.luck[contact] = word;
    contacts.talkMs[contact] = queue.talk.at(luck(word, LUCK.talk));
    contacts.wrapUpMs[contact] = queue.wrapUp === undefined ? 0 : queue.wrapUp.at(luck(word, LUCK.wrapUp));
    contacts.patienceMs[contact] =
      queue.patience === undefined ? Number.POSITIVE_INFINITY : queue.patience.at(luck(word, LUCK.patience));
  }
}

/** The score a rated contact of this queue gets; −1: the customer gave none. */
export function scoreOf(queue: CentreQueue, word: number): number {
  const rating = queue.spec.rating;
  if (rating === undefined || luck(word, LUCK.rated) >= rating.share) return -1;
  let total = 0;
  for (const row of rating.weights) total += row.weight;
  let rest = luck(word, LUCK.score) * total;
  for (const row of rating.weights) {
    rest -= row.weight;
    if (rest < 0) return row.score;
  }
  return rating.weights.at(-1)!.score;
}

/** The evaluation of a work of this queue, a fraction in whole hundredths; −1: nobody listened. */
export function evaluationOf(queue: CentreQueue, word: number): number {
  const evaluation = queue.spec.evaluation;
  if (evaluation === undefined || luck(word, LUCK.evaluated) >= evaluation.share) return -1;
  const spread = evaluation.scoreTo - evaluation.scoreFrom;
  return Math.round((evaluation.scoreFrom + spread * luck(word, LUCK.evaluation)) * 100) / 100;
}
