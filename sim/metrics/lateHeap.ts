import type { OpenVisit } from "../floor/index.ts";

interface Due {
  readonly lateAt: number;
  readonly visit: OpenVisit;
}

/**
 * Visits by the instant their promise breaks. Those who leave before are not searched for: they are skipped when their
 * instant comes, and swept out when they are more than half of the heap.
 */
export class LateHeap {
  #heap: Due[] = [];

  /** The first instant at which somebody here becomes late; infinity when nobody can. */
  get nextAt(): number {
    return this.#heap[0]?.lateAt ?? Number.POSITIVE_INFINITY;
  }

  get size(): number {
    return this.#heap.length;
  }

  add(visit: OpenVisit, lateAt: number, waiting: number): void {
    if (this.#heap.length > 2 * waiting + 1_024) this.#sweep();
    this.#push({ lateAt, visit });
  }

  /** Takes the first; `undefined` when it has left already or nobody is here. */
  take(): OpenVisit | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length > 0) this.#sink(last);
    return first.visit.ended === undefined ? first.visit : undefined;
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(due);
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      if (!before(due, heap[parent]!)) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = due;
  }

  #sink(due: Due): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, due)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = due;
  }

  #sweep(): void {
    const kept = this.#heap.filter((due) => due.visit.ended === undefined);
    this.#heap = [];
    for (const due of kept) this.#push(due);
  }
}

function before(a: Due, b: Due): boolean {
  return a.lateAt !== b.lateAt ? a.lateAt < b.lateAt : a.visit.order < b.visit.order;
}
