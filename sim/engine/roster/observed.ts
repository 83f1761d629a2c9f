/**
 * Who was really there at an instant, for a run that begins then: what chance would say of the shifts under way is
 * overruled by it.
 */
export interface Observed {
  readonly at: number;
  /** By agent, 1: there. */
  readonly there: Uint8Array;
}
