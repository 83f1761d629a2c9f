import { describe, expect, test } from "vitest";
import { watchWorker } from "../../../workers/workerEnd.ts";

/** A worker that is none: it says what the test lets it say. */
class SilentWorker extends EventTarget {
  readonly heard: unknown[] = [];
  terminated = 0;

  postMessage(message: unknown): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.terminated += 1;
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event("error"), { message }));
  }
}

function watched() {
  const worker = new SilentWorker();
  const crashes: string[] = [];
  const end = watchWorker(worker as EventTarget as Worker, "test", (detail) => crashes.push(detail));
  return { worker, crashes, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the end of a worker", () => {
  test("[X28] one that still loads is ended once it has loaded, and no sooner", async () => {
    const { worker, end } = watched();
    const gone = end();
    await settled();
    expect(worker.terminated).toBe(0);
    // Comlink's answers are not the worker's word that it has loaded.
    worker.say({ id: "1", type: "RAW", value: "loaded" });
    await settled();
    expect(worker.terminated).toBe(0);
    worker.say("loaded");
    await gone;
    expect([worker.terminated, worker.heard]).toEqual([1, []]);
  });

  test("[X28] one with workers of its own is asked to end them, and ended after them", async () => {
    const { worker, end } = watched();
    worker.say("loaded with workers of its own");
    const gone = end();
    await settled();
    expect([worker.terminated, worker.heard]).toEqual([0, ["end"]]);
    worker.say("ended");
    await gone;
    expect(worker.terminated).toBe(1);
  });

  test("[X28] one that cannot load is told of, and its end waits for nothing; after its end nothing is told", async () => {
    const { worker, crashes, end } = watched();
    worker.crash("");
    expect(crashes).toEqual(["the test worker could not start"]);
    await end();
    expect(worker.terminated).toBe(1);
    worker.crash("out of memory");
    expect(crashes).toHaveLength(1);
  });
});
