/**
 * `go` for the latest value only: while one is under way, values that come meanwhile replace each other, and the last of
 * them follows. Resolves once nothing is left to do; rejects when `go` does.
 */
export function latestOnly<T>(go: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let waiting: { readonly value: T } | undefined;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (waiting !== undefined) {
      const { value } = waiting;
      waiting = undefined;
      await go(value);
    }
  };
  return (value) => {
    waiting = { value };
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}
