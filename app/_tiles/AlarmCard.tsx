import { Mark, type MarkKind } from "./Mark.tsx";

export interface AlarmCardProps {
  readonly kind: MarkKind;
  /** `new` is solid; `seen` an outline; `shelved` grey; `returned` without a frame. */
  readonly state: "new" | "seen" | "shelved" | "returned";
  readonly what: string;
  readonly detail: string;
  readonly word: string;
  readonly note: string;
  /** Opens what can be done about it; absent where nothing can. */
  readonly onOpen?: (() => void) | undefined;
}

/** One alarm: what, how much, against what, what to do, and what has been done. */
export function AlarmCard({ kind, state, what, detail, word, note, onOpen }: AlarmCardProps) {
  return (
    <article className={`alarm alarm--${kind} alarm--${state}`} data-state={state}>
      <Mark kind={kind} outline={state !== "new"} />
      <p className="alarm__what">{what}</p>
      <p className="alarm__lever">{detail}</p>
      <p className="alarm__state">
        <b>{word}</b>
        {note}
      </p>
      {onOpen !== undefined && (
        <button type="button" className="alarm__open" onClick={onOpen} aria-label={`${word} ${what}`} />
      )}
    </article>
  );
}
