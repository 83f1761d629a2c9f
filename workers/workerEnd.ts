/** What a worker says when its scripts are in, and what it hears and says at its end. Comlink passes over all of it. */
const LOADED = "loaded";
const LOADED_WITH_OWN = "loaded with workers of its own";
const END = "end";
const ENDED = "ended";
/** How long a worker may take to end the workers of its own before it is ended with them, real ms. */
const PATIENCE_MS = 2000;

/**
 * Says to whoever started this worker that its scripts are in: the last thing a worker does before it waits. `endOwn`
 * ends the workers it started itself and is fulfilled when they are gone; absent where it starts none.
 */
export function tellLoaded(endOwn?: () => Promise<unknown>): void {
  if (endOwn !== undefined) {
    addEventListener("message", async ({ data }: MessageEvent<unknown>) => {
      if (data !== END) return;
      await endOwn();
      postMessage(ENDED);
    });
  }
  postMessage(endOwn === undefined ? LOADED : LOADED_WITH_OWN);
}

/**
 * Tells of a worker's crash, and answers how to end it. A worker that still loads is ended as soon as it has loaded, and
 * one with workers of its own after them: Chromium tells the page of a worker's worker that is terminated while its
 * `importScripts` (a bundle's loader) waits for the network as an uncaught exception `null`. Terminated in a computation,
 * or started by the page itself, it tells nothing. The end answered is fulfilled when the worker is gone; it never
 * rejects, may be asked for twice, and nothing is told of a worker after it.
 */
export function watchWorker(worker: Worker, name: string, onCrash: (detail: string) => void): () => Promise<void> {
  let isEnded = false;
  let tellGone = () => {};
  const gone = new Promise<void>((resolve) => {
    tellGone = resolve;
  });
  const loaded = new Promise<"own" | "none">((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (data === LOADED) resolve("none");
      if (data === LOADED_WITH_OWN) resolve("own");
      if (data === ENDED) tellGone();
    });
    worker.addEventListener("error", (event) => {
      // Scripts that failed never come.
      resolve("none");
      if (!isEnded) onCrash(event.message || `the ${name} worker could not start`);
    });
  });
  return async () => {
    isEnded = true;
    if ((await loaded) === "own") {
      worker.postMessage(END);
      const timer = setTimeout(tellGone, PATIENCE_MS);
      await gone;
      clearTimeout(timer);
    }
    worker.terminate();
  };
}
