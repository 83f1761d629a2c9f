import type { Batch, BatchResult } from "../sim/experiment/experiment.ts";
import type { ExperimentApi, OpenExperiment, OpenedExperiment } from "./experimentApi.ts";
import type { Seat } from "./experimentSeat.ts";

/** One experiment on the seats of a pool. */
export class PoolRun {
  readonly #seats: readonly Seat[];
  readonly #experiment: OpenExperiment;
  readonly #busy = new Map<Seat, number>();
  #isCancelled = false;
  #cancel: () => void = () => {};
  readonly #cancelled: Promise<BatchResult>;

  constructor(seats: readonly Seat[], experiment: OpenExperiment) {
    this.#seats = seats;
    this.#experiment = experiment;
    this.#cancelled = new Promise((resolve) => {
      this.#cancel = () => resolve({ kind: "cancelled" });
    });
  }

  /** Opens it in the first thread; the others start meanwhile, and open it when their first batch comes. */
  open(): Promise<OpenedExperiment> {
    for (const seat of this.#seats) seat.start();
    return this.#on(
      this.#seats[0]!,
      async (_, opened) => opened,
      (detail) => ({ ok: false, scenario: 0, detail }),
    );
  }

  /** Runs a batch on the seat with the least to do. Never rejects. */
  async run(batch: Batch): Promise<BatchResult> {
    if (this.#isCancelled) return { kind: "cancelled" };
    const seat = this.#seats.reduce((least, other) => (other.load < least.load ? other : least));
    const failed = (detail: string): BatchResult => {
      return { kind: "failed", vectors: new Float64Array(0), replication: batch.first, detail };
    };
    const { number } = this.#experiment;
    const done = this.#on(
      seat,
      async (api, opened) => (opened.ok ? api.run(number, batch) : failed(opened.detail)),
      failed,
    );
    return Promise.race([done, this.#cancelled]);
  }

  /** Batches under way count as cancelled from now on. */
  cancel(): void {
    this.#isCancelled = true;
    this.#cancel();
  }

  /** Ends threads that still run batches of it. */
  endStragglers(): void {
    for (const [seat, batches] of this.#busy) if (batches > 0) void seat.end();
  }

  async #on<T>(
    seat: Seat,
    work: (api: ExperimentApi, opened: OpenedExperiment) => Promise<T>,
    died: (detail: string) => T,
  ): Promise<T> {
    this.#busy.set(seat, (this.#busy.get(seat) ?? 0) + 1);
    let end = await seat.work(this.#experiment, work);
    // Its thread was ended for an experiment called off before it: once more, in a new one.
    while (end.kind === "ended" && !this.#isCancelled) end = await seat.work(this.#experiment, work);
    this.#busy.set(seat, (this.#busy.get(seat) ?? 1) - 1);
    if (end.kind === "worked") return end.value;
    return died(end.kind === "died" ? end.detail : "the thread was ended");
  }
}
