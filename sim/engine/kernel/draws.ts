import type { LocalTime } from "../../scenario/localTime.ts";
import type { Centre, CentreQueue } from "../centre.ts";
import { luck as chance, luckWord } from "../luck.ts";
import { RandomStream, STREAM_WORDS } from "../numbers/randomStream.ts";
import { CHANCE } from "./chances.ts";
import type { ContactPool } from "./contactPool.ts";

interface QueueStreams {
  readonly talk: RandomStream;
  readonly wrapUp: RandomStream;
  readonly patience: RandomStream;
  readonly luck: RandomStream;
}

/**
 * Draws a contact's luck when it comes: work, patience and the word everything else follows from. One stream per purpose
 * and queue; a contact that follows another draws from its own word instead, because whether it comes at all depends on
 * staffing, and the draws of fresh contacts must not.
 */
export class Draws {
  declare readonly streams: readonly QueueStreams[];
  declare private readonly local: LocalTime;

  constructor(centre: Centre, local: LocalTime) {
    this.local = local;
    this.streams = centre.queues.map(({ spec }) => ({
      talk: new RandomStream("", `talk/${spec.id}`),
      wrapUp: new RandomStream("", `wrap-up/${spec.id}`),
      patience: new RandomStream("", `patience/${spec.id}`),
      luck: new RandomStream("", `luck/${spec.id}`),
    }));
  }

  /** Begins replication number `replication` of the seed with these words. */
  restart(seed: Int32Array, replication: number): void {
    for (const { talk, wrapUp, patience, luck } of this.streams) {
      talk.restart(seed, replication);
      wrapUp.restart(seed, replication);
      patience.restart(seed, replication);
      luck.restart(seed, replication);
    }
  }

  /** Where every stream stands. */
  save(): Int32Array {
    const words = new Int32Array(this.streams.length * 4 * STREAM_WORDS);
    this.streams.forEach(({ talk, wrapUp, patience, luck }, k) => {
      [talk, wrapUp, patience, luck].forEach((stream, i) => {
        stream.save(words, (k * 4 + i) * STREAM_WORDS);
      });
    });
    return words;
  }

  restore(words: Int32Array): void {
    this.streams.forEach(({ talk, wrapUp, patience, luck }, k) => {
      [talk, wrapUp, patience, luck].forEach((stream, i) => {
        stream.restore(words, (k * 4 + i) * STREAM_WORDS);
      });
    });
  }

  /** For a contact that comes of itself into queue number `k`. */
  fresh(contacts: ContactPool, contact: number, k: number, queue: CentreQueue, now: number): void {
    const streams = this.streams[k]!;
    contacts.luck[contact] = streams.luck.word();
    const talk = streams.talk.uniform();
    contacts.wrapUpMs[contact] = queue.wrapUp === undefined ? 0 : queue.wrapUp.at(streams.wrapUp.uniform());
    if (queue.byInterval === undefined) {
      contacts.talkMs[contact] = queue.talk.at(talk);
      contacts.patienceMs[contact] =
        queue.patience === undefined ? Number.POSITIVE_INFINITY : queue.patience.at(streams.patience.uniform());
    } else this.timed(contacts, contact, queue, now, talk, streams.patience.uniform());
  }

  /** For a contact, or a further leg of one, whose word follows from another's. Its word stands in its column. */
  following(contacts: ContactPool, contact: number, queue: CentreQueue, now: number): void {
    const word = contacts.luck[contact]!;
    contacts.wrapUpMs[contact] = queue.wrapUp === undefined ? 0 : queue.wrapUp.at(chance(word, CHANCE.wrapUp));
    this.timed(contacts, contact, queue, now, chance(word, CHANCE.talk), chance(word, CHANCE.patience));
  }

  /** The word of what follows `word`, for that purpose. */
  next(word: number, purpose: number): number {
    return luckWord(word, purpose);
  }

  private timed(
    contacts: ContactPool,
    contact: number,
    queue: CentreQueue,
    now: number,
    talk: number,
    patience: number,
  ): void {
    const by = queue.byInterval;
    const row = by === undefined ? 0 : Math.floor(this.local.minuteOf(now) / by.minutes);
    contacts.talkMs[contact] = (by?.talk?.[row] ?? queue.talk).at(talk);
    const distribution = by?.patience?.[row] ?? queue.patience;
    contacts.patienceMs[contact] = distribution === undefined ? Number.POSITIVE_INFINITY : distribution.at(patience);
  }
}

/** The score a rated contact of this queue gets; −1: the customer gave none. */
export function scoreOf(queue: CentreQueue, word: number): number {
  const rating = queue.spec.rating;
  if (rating === undefined || chance(word, CHANCE.rated) >= rating.share) return -1;
  let total = 0;
  for (const row of rating.weights) total += row.weight;
  let rest = chance(word, CHANCE.score) * total;
  for (const row of rating.weights) {
    rest -= row.weight;
    if (rest < 0) return row.score;
  }
  return rating.weights.at(-1)!.score;
}

/** The evaluation of a work of this queue, a fraction in whole hundredths; −1: nobody listened. */
export function evaluationOf(queue: CentreQueue, word: number): number {
  const evaluation = queue.spec.evaluation;
  if (evaluation === undefined || chance(word, CHANCE.evaluated) >= evaluation.share) return -1;
  const spread = evaluation.scoreTo - evaluation.scoreFrom;
  return Math.round((evaluation.scoreFrom + spread * chance(word, CHANCE.evaluation)) * 100) / 100;
}
