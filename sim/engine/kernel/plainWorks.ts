/** Numbers of a work: the cell its visit is booked in, its queue, and its contact where something follows; −1: nothing does. */
export const PLAIN_CELL = 0;
export const PLAIN_QUEUE = 1;
export const PLAIN_CONTACT = 2;
/** Instants and durations of a work: when it began (wrap-up: when that began), and its wrap-up to come, 0: none. */
export const PLAIN_SINCE = 0;
export const PLAIN_WRAP_UP = 1;
/** Places of an agent in either. */
export const PLAIN_WIDTH = 4;

/**
 * What agents who hold one contact at a time have in hand of contacts that go the short way: a row an agent, since nothing
 * of such a contact is asked for any more but where it is counted.
 */
export class PlainWorks {
  declare readonly numbers: Int32Array;
  declare readonly times: Float64Array;
  /** How many there are now whose contacts have no row. */
  open = 0;

  constructor(agents: number) {
    this.numbers = new Int32Array(agents * PLAIN_WIDTH);
    this.times = new Float64Array(agents * PLAIN_WIDTH);
    for (let row = 0; row < this.numbers.length; row += PLAIN_WIDTH) this.numbers[row + PLAIN_CONTACT] = -1;
  }
}
