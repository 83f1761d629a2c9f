import type { ReactNode } from "react";

export interface LineProps {
  readonly name: string;
  /** Most telling first: what does not fit is cut from the end, whole. */
  readonly parts: readonly { readonly key: string; readonly text: ReactNode; readonly faint?: boolean }[];
  /** The data behind it is old: it fades. */
  readonly ageing?: boolean;
  readonly kind: string;
}

/** One line below the channels: what it is of, then its figures, each with its n. */
export function Line({ name, parts, ageing = false, kind }: LineProps) {
  return (
    <article className={`row row--line ${ageing ? "row--ageing" : ""}`} data-line={kind} aria-label={name}>
      <div className="name">
        <div className="name__word">{name}</div>
      </div>
      <ul className="line__parts">
        {parts.map(({ key, text, faint = false }) => (
          <li key={key} className={faint ? "fig--faint" : undefined}>
            {text}
          </li>
        ))}
      </ul>
    </article>
  );
}
