/** Places of a row: the neighbours' rows; of an agent its list, −1: none; of a list how many stand in it. */
const NEXT = 1;
const PREVIOUS = 2;
const LIST = 0;
const COUNT = 3;
/** A row has four places: where it is, is found by shifting, and its places by joining bits. */
const SHIFT = 2;

/**
 * Lists of agents in order of an instant of theirs, equals by their numbers; an agent stands in one list or none. Each list
 * is a ring of rows of one array, its own row among them, so that whoever joins or leaves always has two neighbours.
 */
export class AgentLists {
  /** A row a list, then a row an agent. */
  declare readonly links: Int32Array;
  declare private readonly since: Float64Array;
  /** The first agent's row. */
  declare private readonly rows: number;

  /** `since`: what the order goes by, by agent; it changes only for agents who stand in no list. */
  constructor(lists: number, since: Float64Array) {
    this.since = since;
    this.rows = lists << SHIFT;
    this.links = new Int32Array((lists + since.length) << SHIFT);
    for (let list = 0; list < lists; list++) {
      const ends = list << SHIFT;
      this.links[ends | NEXT] = ends;
      this.links[ends | PREVIOUS] = ends;
    }
    for (let row = this.rows; row < this.links.length; row += 1 << SHIFT) this.links[row | LIST] = -1;
  }

  /** The first of a list; −1: nobody stands in it. */
  head(list: number): number {
    return this.agentOf(this.links[(list << SHIFT) | NEXT]!);
  }

  /** Of the first of these lists whoever comes first in their order; −1: nobody stands in them. */
  longest(lists: Int32Array): number {
    const { links, rows, since } = this;
    let best = -1;
    let bestAt = Number.POSITIVE_INFINITY;
    for (let i = 0; i < lists.length; i++) {
      const row = links[(lists[i]! << SHIFT) | NEXT]!;
      if (row < rows) continue;
      const agent = (row - rows) >> SHIFT;
      const at = since[agent]!;
      if (at > bestAt || (at === bestAt && agent > best)) continue;
      best = agent;
      bestAt = at;
    }
    return best;
  }

  count(list: number): number {
    return this.links[(list << SHIFT) | COUNT]!;
  }

  /** Who stands behind an agent who stands in a list; −1: nobody. */
  next(agent: number): number {
    return this.agentOf(this.links[(this.rows + (agent << SHIFT)) | NEXT]!);
  }

  isListed(agent: number): boolean {
    return this.links[(this.rows + (agent << SHIFT)) | LIST]! >= 0;
  }

  /** Puts an agent who stands in no list where it belongs in this one. */
  insert(agent: number, list: number): void {
    const { links, rows, since } = this;
    const at = since[agent]!;
    const ends = list << SHIFT;
    let before = links[ends | PREVIOUS]!;
    while (before >= rows) {
      const other = (before - rows) >> SHIFT;
      const otherAt = since[other]!;
      if (otherAt < at || (otherAt === at && other < agent)) break;
      before = links[before | PREVIOUS]!;
    }
    const after = links[before | NEXT]!;
    const row = (rows + (agent << SHIFT)) | LIST;
    links[row] = ends;
    links[row | NEXT] = after;
    links[row | PREVIOUS] = before;
    links[before | NEXT] = row;
    links[after | PREVIOUS] = row;
    links[ends | COUNT]!++;
  }

  /** Takes an agent who stands in a list out of it. */
  remove(agent: number): void {
    const { links } = this;
    const row = (this.rows + (agent << SHIFT)) | LIST;
    const after = links[row | NEXT]!;
    const before = links[row | PREVIOUS]!;
    links[before | NEXT] = after;
    links[after | PREVIOUS] = before;
    links[links[row]! | COUNT]!--;
    links[row] = -1;
  }

  /** The agent of a row; −1 of the row of a list. */
  private agentOf(row: number): number {
    return row < this.rows ? -1 : (row - this.rows) >> SHIFT;
  }
}
