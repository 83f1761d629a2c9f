/** Which of several questions was asked last: an answer that comes late is told from the one that is waited for. */
export interface LastAsked {
  /** Asked now, of `id` where it is about one thing; the answer tells, later, whether it still is the last question. */
  ask(id?: number): () => boolean;
  /** Gone from the server: whatever was asked of it is waited for no more. */
  forget(id: number): void;
}

export function lastAsked(): LastAsked {
  let turn = 0;
  let last: number | undefined;
  return {
    ask(id) {
      const mine = ++turn;
      last = id;
      return () => mine === turn;
    },
    forget(id) {
      if (id === last) turn++;
    },
  };
}
