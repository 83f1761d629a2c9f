import { randomUUID } from "node:crypto";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import type { AlarmStore, KeptMessage } from "../log/alarmStore.ts";
import type { AlarmChannel, AlarmChannels } from "./channelsFile.ts";
import { sendMail } from "./mail.ts";
import { messageText } from "./messageText.ts";
import { DeliveryFailed, nameOf, postWebhook } from "./webhook.ts";

export interface OutboxOptions {
  readonly store: AlarmStore;
  readonly channels: AlarmChannels;
  readonly place: string;
  readonly timeZone: string;
  readonly time: RealTime;
  readonly rule: (ruleId: string) => AlarmRule | undefined;
  readonly onFailure: (what: string, problem: unknown) => void;
  /** Uniform in [0, 1): spreads attempts, so that many senders do not come back at once. */
  readonly chance: () => number;
}

/** How one channel out is, for a person; holds no address and no secret. */
export interface ChannelStatus {
  readonly id: string;
  readonly kind: AlarmChannel["kind"];
  readonly state: "idle" | "sending" | "retrying";
  readonly due: number;
  readonly dead: number;
  readonly lastSentAt?: number;
  /** Why the last attempt came to nothing; absent after one that did not. */
  readonly problem?: string;
}

interface Lane {
  readonly channel: AlarmChannel;
  busy: boolean;
  /** Woken while busy: what came meanwhile may have been overlooked. */
  again: boolean;
  retrying: boolean;
  /** No message before then. */
  notBeforeAt: number;
  lastSentAt: number | undefined;
  problem: string | undefined;
  callOff: (() => void) | undefined;
}

/**
 * Sends what is owed: per channel in order, one message a minute at most, everything owed by then in one. What a message
 * says and its id are bound in the database before the first attempt; only after the receiver took it is it forgotten. So
 * a kill at any instant may send a message twice under one id, and never loses one.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes: readonly Lane[];
  readonly #working = new Set<Promise<void>>();
  #counts: Awaited<ReturnType<AlarmStore["messageCounts"]>> = new Map();
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    const calm = {
      busy: false,
      again: false,
      retrying: false,
      notBeforeAt: 0,
      lastSentAt: undefined,
      problem: undefined,
      callOff: undefined,
    };
    this.#lanes = options.channels.channels.map((channel) => ({ channel, ...calm }));
  }

  /** Messages due and given up, over all channels, as of the last look. */
  get totals(): { readonly due: number; readonly dead: number } {
    let due = 0;
    let dead = 0;
    for (const counts of this.#counts.values()) {
      due += counts.due;
      dead += counts.dead;
    }
    return { due, dead };
  }

  /** Takes up what was owed before; what is owed to a channel that is gone is given up. */
  async start(): Promise<void> {
    this.#counts = await this.#options.store.messageCounts();
    const known = new Set(this.#lanes.map(({ channel }) => channel.id));
    for (const [id, { due }] of this.#counts) {
      if (due === 0 || known.has(id)) continue;
      const orphans = await this.#options.store.due(id, due);
      await this.#options.store.giveUp(positionsOf(orphans), "there is no such channel any more");
    }
    this.wake();
  }

  /** Something may be owed now. */
  wake(): void {
    if (this.#closed) return;
    for (const lane of this.#lanes) {
      if (lane.busy) {
        lane.again = true;
        continue;
      }
      lane.busy = true;
      lane.again = false;
      const work = this.#pump(lane)
        .catch((problem) => this.#options.onFailure(`alarm channel ${lane.channel.id}`, problem))
        .finally(() => {
          lane.busy = false;
          this.#working.delete(work);
          if (lane.again) this.wake();
        });
      this.#working.add(work);
    }
  }

  /** How every channel is, in the order of the file. */
  async status(): Promise<readonly ChannelStatus[]> {
    this.#counts = await this.#options.store.messageCounts();
    return this.#lanes.map(({ channel, retrying, lastSentAt, problem }) => {
      const { due, dead } = this.#counts.get(channel.id) ?? { due: 0, dead: 0 };
      return {
        ...{
          id: channel.id,
          kind: channel.kind,
          state: retrying ? "retrying" : due > 0 ? "sending" : "idle",
          due,
          dead,
        },
        ...(lastSentAt === undefined ? {} : { lastSentAt }),
        ...(problem === undefined ? {} : { problem }),
      };
    });
  }

  /** Waits for attempts under way; what is owed stays owed. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const lane of this.#lanes) lane.callOff?.();
    await Promise.all(this.#working);
  }

  /** Sends until nothing may be sent now, then comes back when something may. */
  async #pump(lane: Lane): Promise<void> {
    const { store, time } = this.#options;
    while (!this.#closed) {
      const owed = await store.due(lane.channel.id, BOUNDS.alarmMessagesDue * 2);
      const tooMany = owed.splice(0, Math.max(0, owed.length - BOUNDS.alarmMessagesDue));
      if (tooMany.length > 0) await store.giveUp(positionsOf(tooMany), "too many were owed");
      const message = nextMessage(owed);
      const first = message[0];
      if (first === undefined) break;
      const waitMs = Math.max(lane.notBeforeAt, first.nextAt) - time.now();
      if (waitMs > 0) {
        lane.callOff?.();
        lane.callOff = time.after(waitMs, () => this.wake());
        break;
      }
      await this.#attempt(lane, message, first);
    }
    this.#counts = await store.messageCounts();
  }

  async #attempt(lane: Lane, message: readonly KeptMessage[], first: KeptMessage): Promise<void> {
    const { store, time } = this.#options;
    const positions = positionsOf(message);
    const id = first.batch ?? randomUUID();
    if (first.batch === undefined) await store.bind(positions, id);
    try {
      await this.#deliver(lane.channel, id, message);
    } catch (problem) {
      const detail = problem instanceof DeliveryFailed ? problem.message : nameOf(problem);
      lane.problem = detail;
      const final = problem instanceof DeliveryFailed && problem.final;
      lane.retrying = !final && first.attempts + 1 < BOUNDS.alarmAttempts;
      if (lane.retrying) await store.failed(positions, time.now() + this.#pauseMs(first.attempts), detail);
      else await store.giveUp(positions, detail);
      return;
    }
    // Forgotten only now: killed before this line, it is sent once more under the same id.
    await store.sent(positions);
    lane.retrying = false;
    lane.problem = undefined;
    lane.lastSentAt = time.now();
    lane.notBeforeAt = lane.lastSentAt + BOUNDS.alarmMessageGapMs;
  }

  async #deliver(channel: AlarmChannel, id: string, message: readonly KeptMessage[]): Promise<void> {
    const { channels, place, timeZone, rule, time } = this.#options;
    const changes = message.map(({ change }) => change);
    const { boardUrl } = channels;
    const said = messageText(changes, { language: channel.language, place, timeZone, boardUrl, rule });
    if (channel.kind === "mail") {
      await sendMail(channel, id, said);
      return;
    }
    const listed = changes.slice(0, BOUNDS.alarmMessageItems);
    const body = JSON.stringify({
      type: "floorcast.alarms",
      ...{ id, place, boardUrl, subject: said.subject, text: said.text },
      changes: listed,
      more: changes.length - listed.length,
    });
    await postWebhook(channel, id, time.now(), body);
  }

  /** Doubles from a quarter of a minute to an hour, 20 % shorter or longer by chance. */
  #pauseMs(attempts: number): number {
    const pauseMs = Math.min(BOUNDS.alarmRetryMostMs, BOUNDS.alarmRetryMs * 2 ** attempts);
    return Math.round(pauseMs * (0.8 + 0.4 * this.#options.chance()));
  }
}

/** What goes out next: the message that was begun, or else all that is owed. */
function nextMessage(owed: readonly KeptMessage[]): readonly KeptMessage[] {
  const batch = owed[0]?.batch;
  return batch === undefined ? owed : owed.filter((one) => one.batch === batch);
}

function positionsOf(messages: readonly KeptMessage[]): number[] {
  return messages.map(({ position }) => position);
}
