import type { FloorEvent, FloorFact } from "../../../sim/vocabulary/index.ts";
import { toCloudEvent } from "../../../sim/vocabulary/wire.ts";

const SOURCE = "bench://load";
/** Queues of the load, each on voice or chat. */
const QUEUES = 20;
/** Requests a second: as many as one address may make lastingly, halved. */
const POSTS_PER_SECOND = 20;

/** A floor under load: `agents` people in five teams, and contacts that come, wait, are answered, released, wrapped up. */
export class WallLoad {
  readonly #address: string;
  readonly #agents: number;
  #number = 0;
  #begun = 0;
  #ready: FloorFact[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Events the server has taken. */
  accepted = 0;
  /** How long the server took to answer each request, ms. */
  readonly answeredMs: number[] = [];

  constructor(address: string, agents: number) {
    this.#address = address;
    this.#agents = agents;
  }

  /** Signs everybody on. */
  async people(): Promise<void> {
    const facts: object[] = [];
    for (let agent = 0; agent < this.#agents; agent++) {
      const agentId = `a${agent}`;
      facts.push({ type: "agent.session", agentId, state: "on", name: `Agent ${agent}`, teamId: `t${agent % 5}` });
      for (let step = 0; step < 3; step++) {
        facts.push({ type: "agent.membership", agentId, queueId: `q${(agent + step * 7) % QUEUES}`, member: true });
      }
    }
    for (let from = 0; from < facts.length; from += 1_000) await this.post(facts.slice(from, from + 1_000) as never);
  }

  /** Sends `eventsPerSecond` from now on. */
  begin(eventsPerSecond: number): void {
    const most = Math.round(eventsPerSecond / POSTS_PER_SECOND);
    this.#timer = setInterval(() => {
      while (this.#ready.length < most) this.#another();
      this.post(this.#ready.splice(0, most)).catch((problem) => console.error(String(problem)));
    }, 1_000 / POSTS_PER_SECOND);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** Posts facts of this instant; resolves when they are stored. */
  async post(facts: readonly FloorFact[]): Promise<void> {
    const at = Date.now();
    const events = facts.map((fact) => {
      this.#number += 1;
      const envelope = { source: SOURCE, eventId: `e${this.#number}`, at, basis: "observed", precisionMs: 1 };
      return toCloudEvent({ ...envelope, ...fact } as unknown as FloorEvent);
    });
    const answer = await fetch(`${this.#address}/api/v1/events?disorderMs=0`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(events),
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    this.accepted += ((await answer.json()) as { accepted: number }).accepted;
    this.answeredMs.push(Date.now() - at);
  }

  /** One more contact, and what is due to those before: answered 40 contacts after it came, released 400, done 440. */
  #another(): void {
    const one = this.#begun++;
    const add = (fact: object): void => void this.#ready.push(fact as FloorFact);
    const ids = (n: number): object => ({ contactId: `c${n}`, channel: n % 3 === 0 ? "chat" : "voice" });
    add({ type: "visit.queued", visitId: `v${one}`, queueId: `q${one % QUEUES}`, ...ids(one) });
    const lag = Math.min(400, Math.floor(this.#agents * 0.8));
    const answered = one - 40;
    if (answered >= 0 && answered % 20 === 0) {
      add({ type: "visit.dequeued", visitId: `v${answered}`, outcome: "abandoned" });
    } else if (answered >= 0) {
      const work = { workId: `w${answered}`, visitId: `v${answered}`, agentId: `a${answered % this.#agents}` };
      add({ type: "work.offered", ...work, ...ids(answered) });
      add({ type: "work.connected", ...work, ...ids(answered) });
    }
    const released = one - lag;
    if (released >= 0 && released % 20 !== 0) {
      add({ type: "work.released", workId: `w${released}`, by: "customer" });
      add({ type: "work.wrapup_started", workId: `w${released}` });
    }
    const done = one - lag - 40;
    if (done >= 0 && done % 20 !== 0) add({ type: "work.wrapup_ended", workId: `w${done}` });
  }
}
