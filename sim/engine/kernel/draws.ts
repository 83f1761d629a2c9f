import type { LocalTime } from "../../vocabulary/localTime.ts";
import type { Centre, CentreQueue } from "../centre.ts";
import { luck as chance, luckWord } from "../luck.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import type { ContactPool } from "./contactPool.ts";
import { BLOCK_WORDS, DrawBlock } from "./drawBlock.ts";

// At hand: what is imported is looked up whenever it is used.
const CHANCE = CHANCES;

/** The luck of one queue's contacts, and what of it there is to be drawn. */
interface QueueDraws {
  /** Comes on top of every conversation. */
  readonly identificationMs: number;
  readonly wrapsUp: boolean;
  readonly givesUp: boolean;
  readonly talk: DrawBlock;
  readonly wrapUp: DrawBlock;
  readonly patience: DrawBlock;
  readonly luck: DrawBlock;
}

const WORDS = 2 ** 32;

/**
 * Draws a contact's luck when it comes: work, patience and the word everything else follows from. One stream per purpose
 * and queue; a contact that follows another draws from its own word instead, because whether it comes at all depends on
 * staffing, and the draws of fresh contacts must not.
 */
export class Draws {
  declare readonly queues: readonly QueueDraws[];
  declare private readonly local: LocalTime;
  /** What `luck` found; a number that was never whole stays out of boxes. */
  word = 0.5;

  constructor(centre: Centre, local: LocalTime) {
    this.local = local;
    this.queues = centre.queues.map(({ spec, talk, wrapUp, patience, byInterval, identificationMs }) => ({
      identificationMs,
      wrapsUp: wrapUp !== undefined,
      givesUp: patience !== undefined,
      // By interval, the uniform is kept until the interval is known.
      talk: new DrawBlock(`talk/${spec.id}`, byInterval === undefined ? talk : "uniform"),
      wrapUp: new DrawBlock(`wrap-up/${spec.id}`, wrapUp ?? "uniform"),
      patience: new DrawBlock(`patience/${spec.id}`, (byInterval === undefined ? patience : undefined) ?? "uniform"),
      luck: new DrawBlock(`luck/${spec.id}`, "uniform"),
    }));
  }

  /** Begins replication number `replication` of the seed with these words. */
  restart(seed: Int32Array, replication: number): void {
    for (const block of this.blocks()) block.restart(seed, replication);
  }

  /** Where every stream stands. */
  save(): Int32Array {
    const blocks = this.blocks();
    const words = new Int32Array(blocks.length * BLOCK_WORDS);
    blocks.forEach((block, i) => {
      block.save(words, i * BLOCK_WORDS);
    });
    return words;
  }

  restore(words: Int32Array): void {
    this.blocks().forEach((block, i) => {
      block.restore(words, i * BLOCK_WORDS);
    });
  }

  private blocks(): DrawBlock[] {
    return this.queues.flatMap(({ talk, wrapUp, patience, luck }) => [talk, wrapUp, patience, luck]);
  }

  /** As `fresh`, without the word, for a queue whose talk and patience are the same all day … */
  plain(contacts: ContactPool, contact: number, k: number): void {
    const { talk, identificationMs, wrapsUp, wrapUp, givesUp, patience } = this.queues[k]!;
    contacts.talkMs[contact] = talk.next() + identificationMs;
    contacts.wrapUpMs[contact] = wrapsUp ? wrapUp.next() : 0;
    contacts.patienceMs[contact] = givesUp ? patience.next() : Number.POSITIVE_INFINITY;
  }

  /** … and the word, from which all else follows. */
  luck(k: number): void {
    this.word = this.queues[k]!.luck.next() * WORDS - 0.5;
  }

  /** For a contact that comes of itself into queue number `k`. */
  fresh(contacts: ContactPool, contact: number, k: number, queue: CentreQueue, now: number): void {
    const draws = this.queues[k]!;
    contacts.luck[contact] = draws.luck.next() * WORDS;
    contacts.wrapUpMs[contact] = queue.wrapUp === undefined ? 0 : draws.wrapUp.next();
    if (queue.byInterval === undefined) {
      contacts.talkMs[contact] = draws.talk.next();
      contacts.patienceMs[contact] = queue.patience === undefined ? Number.POSITIVE_INFINITY : draws.patience.next();
    } else this.timed(contacts, contact, queue, now, draws.talk.next(), draws.patience.next());
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
