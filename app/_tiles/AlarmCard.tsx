import { Mark, type MarkKind } from "./Mark.tsx";

export interface AlarmCardProps {
  readonly kind: MarkKind;
  /** Solid = nobody has seen to it; outline = known but no longer sure. */
  readonly solid: boolean;
  readonly what: string;
  readonly detail: string;
  readonly word: string;
  readonly note: string;
}

/** One alarm: what, how much, against what. */
export function AlarmCard({ kind, solid, what, detail, word, note }: AlarmCardProps) {
  return (
    <article className={`alarm alarm--${kind} alarm--${solid ? "new" : "seen"}`}>
      <Mark kind={kind} />
      <p className="alarm__what">{what}</p>
      <p className="alarm__lever">{detail}</p>
      <p className="alarm__state">
        <b>{word}</b>
        {note}
      </p>
    </article>
  );
}
