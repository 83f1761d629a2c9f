import type { CentreReturn } from "../centre.ts";
import { luck } from "../luck.ts";
import { FOLLOWS as FOLLOW_UPS, type FollowUp } from "../observer.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;
const CHANCE = CHANCES;
const DUE = DUES;
const FOLLOWS = FOLLOW_UPS;

/**
 * A journey is followed this many contacts deep, and redials beyond as often as their queue allows; a scenario where
 * everybody always returns still ends.
 */
export const MAX_DEPTH = 20;

/** Contacts that follow others: redials, switches, repeats, callbacks, questions how far it is. */
export class Followers {
  declare private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** A row for the contact that follows `contact` in queue `k`; −1: the journey is at its bound. */
  follower(contact: number, k: number, why: FollowUp, contextKept: boolean): number {
    const { contacts, centre, observer, draws, now } = this.kernel;
    const depth = contacts.depth[contact]! + 1;
    if (depth > MAX_DEPTH && why !== FOLLOWS.redial) return -1;
    const next = contacts.take();
    const queue = centre.queues[k]!;
    contacts.visits[next] = 0;
    const chance = why === FOLLOWS.question ? CHANCE.questioner : CHANCE.next;
    contacts.luck[next] = draws.next(contacts.luck[contact]!, chance);
    contacts.phase[next] = PHASE.coming;
    contacts.depth[next] = depth;
    contacts.returning[next] = 1;
    contacts.queue[next] = k;
    contacts.home[next] = k;
    contacts.lastAgent[next] = contacts.lastAgent[contact]!;
    contacts.journeyStartedAt[next] = contacts.journeyStartedAt[contact]!;
    const story = (contacts.flags[contact]! & (FLAG.told | FLAG.question)) | FLAG.marked;
    contacts.flags[next] = why === FOLLOWS.question ? story | FLAG.question : story;
    contacts.lostIn[next] = contextKept ? -1 : contacts.home[contact]!;
    draws.following(contacts, next, queue, now);
    // Who knows the context knows who it is; where it was lost, both are asked again.
    if (!contextKept) {
      contacts.talkMs[next]! += queue.identificationMs + centre.queues[contacts.home[contact]!]!.clarifyMs;
    } else if ((story & FLAG.told) === 0) contacts.talkMs[next]! += queue.identificationMs;
    observer.followed(contact, next, why, contextKept);
    return next;
  }

  comesIn(contact: number, delayMs: number): void {
    const { contacts, due, now } = this.kernel;
    due.add(now + delayMs, DUE.followUp, contact, contacts.generation[contact]!);
  }

  /** Whoever gave up, was refused or baulked may try again the same way; true when so. */
  redials(contact: number): boolean {
    const { contacts, centre } = this.kernel;
    const redial = centre.queues[contacts.home[contact]!]!.redial;
    const word = contacts.luck[contact]!;
    if (redial === undefined || contacts.attempts[contact]! >= redial.atMost) return false;
    if (luck(word, CHANCE.redials) >= redial.share) return false;
    const next = this.follower(contact, redial.to, FOLLOWS.redial, true);
    if (next < 0) return false;
    contacts.attempts[next] = contacts.attempts[contact]! + 1;
    this.comesIn(next, redial.delay.at(luck(word, CHANCE.redialDelay)));
    return true;
  }

  /** Whoever gave up may go on in another channel. */
  switches(contact: number): void {
    const { contacts, centre } = this.kernel;
    const switching = centre.queues[contacts.home[contact]!]!.switching;
    if (switching === undefined) return;
    const word = contacts.luck[contact]!;
    if (luck(word, CHANCE.switches) >= switching.share) return;
    this.comes(contact, switching, FOLLOWS.switch, CHANCE.contextKept, CHANCE.switchDelay);
  }

  /** Whoever's matter is not settled may come again. */
  comesAgain(contact: number): void {
    const { contacts, centre } = this.kernel;
    const repeat = centre.queues[contacts.queue[contact]!]!.repeat;
    if (repeat === undefined || luck(contacts.luck[contact]!, CHANCE.repeats) >= repeat.share) return;
    this.comes(contact, repeat, FOLLOWS.repeat, CHANCE.repeatKept, CHANCE.repeatDelay);
  }

  /** Whoever waits in a queue that leaves people guessing may ask elsewhere how far it is. */
  mayAsk(contact: number): void {
    const { contacts, centre, due, now } = this.kernel;
    const question = centre.queues[contacts.queue[contact]!]!.question;
    // Nobody asks how far a question is: each would bring the next.
    if ((contacts.flags[contact]! & FLAG.question) !== 0) return;
    const word = contacts.luck[contact]!;
    if (question === undefined || luck(word, CHANCE.question) >= question.share) return;
    const at = contacts.joinedAt[contact]! + question.delay.at(luck(word, CHANCE.questionDelay));
    // Who was there before the run began may have asked already.
    if (at > now) due.add(at, DUE.question, contact, contacts.generation[contact]!);
  }

  asks(contact: number): void {
    const { contacts, centre, life } = this.kernel;
    const phase = contacts.phase[contact];
    if (phase !== PHASE.waiting && phase !== PHASE.ringing) return;
    const question = centre.queues[contacts.queue[contact]!]!.question!;
    const next = this.follower(contact, question.to, FOLLOWS.question, true);
    if (next >= 0) life.starts(next);
  }

  private comes(contact: number, how: CentreReturn, why: FollowUp, kept: number, delay: number): void {
    const word = this.kernel.contacts.luck[contact]!;
    const next = this.follower(contact, how.to, why, luck(word, kept) < how.keptShare);
    if (next >= 0) this.comesIn(next, how.delay.at(luck(word, delay)));
  }
}
