/** How long a busy page may put it off, ms. */
const AT_LATEST_MS = 3_000;
/** Where a browser does not say when it is idle, ms. */
const ELSEWHERE_MS = 1_000;

/** Does `work` when the page has nothing else to do, and soon in any case. Answers how to call it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, ELSEWHERE_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: AT_LATEST_MS });
  return () => cancelIdleCallback(handle);
}
