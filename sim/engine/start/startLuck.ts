import { KeyedDraws } from "../numbers/randomStream.ts";
import { idWord } from "../numbers/randomWords.ts";

/**
 * The luck of contacts that are there when a run begins: words keyed by what they are, their id and, for agents' works, the
 * agent. They touch no stream, so who comes later has the same luck whoever was there before, and the other way round.
 */
export class StartLuck {
  readonly #contacts = new KeyedDraws("contacts there at the start");
  readonly #agents = new KeyedDraws("agents there at the start");

  constructor(seed: Int32Array, replication: number) {
    this.#contacts.restart(seed, replication);
    this.#agents.restart(seed, replication);
  }

  /** The word of a contact, 32 bits; `agentId`: of that agent's part in it. */
  word(contactId: string, agentId = ""): number {
    // Two words of the id: one alone would be shared by some pair of a few ten thousand contacts.
    return this.#contacts.word(idWord(contactId), idWord(`/${contactId}`), idWord(agentId)) >>> 0;
  }

  /** Uniform in (0, 1), of an agent's break. */
  ofAgent(agentId: string): number {
    return this.#agents.uniform(idWord(agentId), idWord(`/${agentId}`), 0);
  }
}
