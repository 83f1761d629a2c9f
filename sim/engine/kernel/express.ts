import { PLACE } from "./agentPool.ts";
import { ExpressTurns, NOBODY as NONE } from "./expressTurns.ts";
import { PLAIN_CELL, PLAIN_CONTACT, PLAIN_QUEUE, PLAIN_SINCE, PLAIN_WIDTH, PLAIN_WRAP_UP } from "./plainWorks.ts";
import { WORK, type WorkKind } from "./workCalendar.ts";

// At hand: what is imported is looked up whenever it is used.
const NOBODY = NONE;
const { onQueue } = PLACE;
const { talk, talkBeforeWrapUp, wrapUp } = WORK;
const [CELL, QUEUE, CONTACT] = [PLAIN_CELL, PLAIN_QUEUE, PLAIN_CONTACT];
const [SINCE, WRAP_UP] = [PLAIN_SINCE, PLAIN_WRAP_UP];
const WIDTH = PLAIN_WIDTH;

/**
 * The short way of contacts to whom nothing can happen but waiting, conversation and wrap-up, with agents who hold one at
 * a time, where nobody listens who wants to be told more than sums: the same things happen in the same order as by way of
 * the other parts, which are asked for nothing here. A contact's luck is drawn when it comes, so it is known then whether
 * something follows its conversation: such a contact keeps its row until that. Most of a large simulation goes this way, so
 * it pays to have it in one place, and to write down of a contact only what can be read later: one that is answered at
 * once never has a row.
 *
 * The two handlers are long on purpose. The compiler joins no more than so many bytes of what a function calls into it, and
 * what it chose differed from process to process; a function as long as these it joins into no other, so each begins with
 * all of its share. What happens rarely is in `ExpressTurns`.
 */
export class Express extends ExpressTurns {
  /** A fresh contact comes to queue `k`. */
  comes(k: number): void {
    const { kernel, agents, plain, works } = this;
    const facts = this.facts!;
    // Each purpose has a stream of its own, so what is drawn may wait until it is known what is needed.
    const { talk: talks, identificationMs, wrapsUp, wrapUp: wrapUps, givesUp, patience, luck } = this.draws.queues[k]!;
    if (this.worded[k] === 0) luck.skip();
    else this.draws.luck(k);
    kernel.decisions++;
    const arrival = kernel.life.countsOne();
    if (this.particulars) {
      this.comesInParticular(k, arrival);
      return;
    }
    // Asked for by the queue alone: the contact itself is nobody yet.
    const agent = this.policy.selectAgent(this.floor, NOBODY, this.lineOf[k]!);
    if (agent < 0) {
      this.waits(this.rows.describes(k, facts.plainComes(k), arrival), k);
      return;
    }
    if (this.settled[k] === 0 && !this.settles(k, this.draws.word, agent)) {
      this.isKept(this.rows.describes(k, facts.plainComes(k), arrival), agent, k);
      return;
    }
    if (givesUp) patience.skip();
    agents.seizes(agent, k);
    plain.open++;
    const { numbers, times } = plain;
    const { now } = kernel;
    const row = agent * WIDTH;
    const wrapUpMs = wrapsUp ? wrapUps.next() : 0;
    numbers[row + CELL] = facts.plainAtOnce(k, agent);
    numbers[row + QUEUE] = k;
    times[row + SINCE] = now;
    if (wrapUpMs !== 0) times[row + WRAP_UP] = wrapUpMs;
    const place = works.room();
    works.at[place] = now + (talks.next() + identificationMs);
    works.joins(agent * 4 + (wrapUpMs === 0 ? talk : talkBeforeWrapUp));
  }

  /** What was put down for the agent as work of this kind is over. */
  ends(agent: number, kind: WorkKind): void {
    const { kernel, contacts, agents, plain, works } = this;
    const { numbers, times } = plain;
    const facts = this.facts!;
    const { now } = kernel;
    const row = agent * WIDTH;
    if (numbers[row + CONTACT]! >= 0) this.follows(numbers[row + CONTACT]!, agent, row);
    if (kind === talkBeforeWrapUp) {
      facts.plainReleased(agent);
      times[row + SINCE] = now;
      const place = works.room();
      works.at[place] = now + times[row + WRAP_UP]!;
      works.puts(agent * 4 + wrapUp);
      return;
    }
    if (kind === talk) facts.plainDone(agent);
    else facts.plainHandled(agent);
    if (this.particulars || agents.place[agent] !== onQueue || kernel.presence.hasSurplus) {
      plain.open--;
      agents.frees(agent, numbers[row + QUEUE]!);
      facts.plainFree(agent);
      this.goesOn(agent);
      return;
    }
    // Whoever goes straight on does not stand in a list for a moment, where nobody would see it.
    agents.expected = agent;
    kernel.decisions++;
    const next = this.policy.selectContact(this.floor, agent);
    agents.expected = -1;
    if (next < 0) {
      plain.open--;
      facts.plainFree(agent);
      agents.freesIdle(agent);
      return;
    }
    const k = contacts.queue[next]!;
    const cell = contacts.cell[next]!;
    // Neither known of otherwise, nor following another: as `isFresh` has it.
    if (this.alone[k] === 0 || contacts.flags[next] !== 0 || contacts.needCell[next] !== cell) {
      this.goesOnWith(next, agent, k);
      return;
    }
    facts.plainNext(next);
    this.lines.leave(next);
    agents.goesOn(agent);
    const wrapUpMs = contacts.wrapUpMs[next]!;
    numbers[row + CELL] = cell;
    numbers[row + QUEUE] = k;
    times[row + SINCE] = now;
    if (wrapUpMs !== 0) times[row + WRAP_UP] = wrapUpMs;
    const place = works.room();
    works.at[place] = now + contacts.talkMs[next]!;
    works.puts(agent * 4 + (wrapUpMs === 0 ? talk : talkBeforeWrapUp));
    contacts.releasePlain(next);
  }
}
