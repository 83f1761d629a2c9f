/** Of a list: its ends, −1: nobody; and how many stand in it. */
const HEAD = 0;
const TAIL = 1;
const COUNT = 2;
/** Of an agent: its list, −1: none; and its neighbours there, −1: nobody. */
const LIST = 0;
const NEXT = 1;
const PREVIOUS = 2;
const WIDTH = 4;

/**
 * Lists of agents in order of an instant of theirs, equals by their numbers; an agent stands in one list or none. Links of
 * lists and agents are rows of one array, so that joining and leaving touch little else.
 */
export class AgentLists {
  /** A row a list, then a row an agent. */
  declare readonly links: Int32Array;
  declare private readonly since: Float64Array;
  /** Place of the first agent's row. */
  declare private readonly rows: number;

  /** `since`: what the order goes by, by agent; it changes only for agents who stand in no list. */
  constructor(lists: number, since: Float64Array) {
    this.since = since;
    this.rows = lists * WIDTH;
    this.links = new Int32Array((lists + since.length) * WIDTH).fill(-1);
    for (let list = 0; list < lists; list++) this.links[list * WIDTH + COUNT] = 0;
  }

  head(list: number): number {
    return this.links[list * WIDTH + HEAD]!;
  }

  count(list: number): number {
    return this.links[list * WIDTH + COUNT]!;
  }

  next(agent: number): number {
    return this.links[this.rows + agent * WIDTH + NEXT]!;
  }

  isListed(agent: number): boolean {
    return this.links[this.rows + agent * WIDTH + LIST]! >= 0;
  }

  /** Puts an agent who stands in no list where it belongs in this one. */
  insert(agent: number, list: number): void {
    const { links, rows, since } = this;
    const at = since[agent]!;
    const ends = list * WIDTH;
    let before = links[ends + TAIL]!;
    while (before >= 0) {
      const other = since[before]!;
      if (other < at || (other === at && before < agent)) break;
      before = links[rows + before * WIDTH + PREVIOUS]!;
    }
    const after = before < 0 ? links[ends + HEAD]! : links[rows + before * WIDTH + NEXT]!;
    const row = rows + agent * WIDTH;
    links[row + LIST] = list;
    links[row + NEXT] = after;
    links[row + PREVIOUS] = before;
    links[before < 0 ? ends + HEAD : rows + before * WIDTH + NEXT] = agent;
    links[after < 0 ? ends + TAIL : rows + after * WIDTH + PREVIOUS] = agent;
    links[ends + COUNT]!++;
  }

  /** Takes an agent who stands in a list out of it. */
  remove(agent: number): void {
    const { links, rows } = this;
    const row = rows + agent * WIDTH;
    const ends = links[row + LIST]! * WIDTH;
    const after = links[row + NEXT]!;
    const before = links[row + PREVIOUS]!;
    links[before < 0 ? ends + HEAD : rows + before * WIDTH + NEXT] = after;
    links[after < 0 ? ends + TAIL : rows + after * WIDTH + PREVIOUS] = before;
    links[row + LIST] = -1;
    links[ends + COUNT]!--;
  }
}
