import type { OpenVisit } from "./entities.ts";

/**
 * Everybody who waits, oldest first. A sorted array: arrivals nearly always go to the end and leavers come from near the
 * front, so both cost a short move of memory; finding one is a binary search.
 */
export class WaitingLine {
  readonly #visits: OpenVisit[] = [];

  /** Oldest first by begin of wait, then order of arrival. Not to be changed or kept. */
  get visits(): readonly OpenVisit[] {
    return this.#visits;
  }

  get size(): number {
    return this.#visits.length;
  }

  add(visit: OpenVisit): void {
    const last = this.#visits[this.#visits.length - 1];
    if (last === undefined || before(last, visit)) this.#visits.push(visit);
    else this.#visits.splice(this.#placeOf(visit), 0, visit);
  }

  remove(visit: OpenVisit): void {
    const place = this.#placeOf(visit);
    if (this.#visits[place] !== visit) return;
    // Nearly always the oldest leaves: nothing is allocated for that.
    if (place === 0) this.#visits.shift();
    else this.#visits.splice(place, 1);
  }

  /** First place whose visit is not before `visit`. */
  #placeOf(visit: OpenVisit): number {
    let low = 0;
    let high = this.#visits.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(this.#visits[middle]!, visit)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function before(a: OpenVisit, b: OpenVisit): boolean {
  return a.enqueuedAt !== b.enqueuedAt ? a.enqueuedAt < b.enqueuedAt : a.order < b.order;
}
