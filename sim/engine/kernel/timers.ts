import { unreachable } from "../../vocabulary/index.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES, type Due } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const DUE = DUES;

/** What is due for a contact; the rest is due for agents, queues and days. */
type ContactDue = Exclude<
  Due,
  | typeof DUE.leaves
  | typeof DUE.comes
  | typeof DUE.breakEnd
  | typeof DUE.pauseEnd
  | typeof DUE.hours
  | typeof DUE.offerEnd
  | typeof DUE.batch
  | typeof DUE.settles
>;

/** Lets what is on the list happen, unless it was called off meanwhile. */
export class Timers {
  declare private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Takes the first thing off the list and lets it happen. */
  happens(): void {
    const { due, contacts, departures, presence, hours, offers } = this.kernel;
    const what = due.firstDue;
    const who = due.firstWho;
    const mark = due.firstMark;
    due.take();
    switch (what) {
      case DUE.leaves:
      case DUE.comes:
        presence.happens();
        break;
      case DUE.breakEnd:
      case DUE.pauseEnd:
        presence.breakEnds(who, mark);
        break;
      case DUE.hours:
        hours.turns(who);
        break;
      case DUE.offerEnd:
        offers.offerEnds(who, mark);
        break;
      case DUE.settles:
        offers.settles();
        break;
      case DUE.batch:
        offers.batchIsDue();
        break;
      default:
        if (contacts.generation[who] !== mark) break;
        // Whoever gave up before now is asked nothing more, though nobody has looked since.
        if (departures.isGone(who)) departures.expired(who);
        else this.concerns(what, who);
    }
  }

  private concerns(what: ContactDue, contact: number): void {
    const { life, departures, admission, steps, sessions, followers, messages } = this.kernel;
    switch (what) {
      case DUE.selfServiceEnd:
        life.selfServiceEnds(contact);
        break;
      case DUE.followUp:
        life.starts(contact);
        break;
      case DUE.patienceEnd:
        departures.patienceEnds(contact);
        break;
      case DUE.admission:
        admission.timeIsUp(contact);
        break;
      case DUE.stepBegin:
        steps.stepBegins(contact);
        break;
      case DUE.stepEnd:
        steps.stepEnds(contact);
        break;
      case DUE.slotRelease:
        sessions.slotReleases(contact);
        break;
      case DUE.partBegin:
        sessions.partBegins(contact);
        break;
      case DUE.returns:
        sessions.returns(contact);
        break;
      case DUE.takeOver:
        sessions.takesOver(contact);
        break;
      case DUE.question:
        followers.asks(contact);
        break;
      case DUE.message:
        messages.sent(contact);
        break;
      default:
        unreachable(what);
    }
  }
}
