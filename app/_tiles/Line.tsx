import type { ReactNode } from "react";
import { NONE } from "../_i18n/format.ts";
import { useWords } from "../_i18n/Words.tsx";
import type { FigureName } from "./figureName.ts";
import { ageClass, asOfText, type LineAge } from "./lineAge.ts";
import { Mark } from "./Mark.tsx";

export interface LinePart {
  readonly key: string;
  readonly text: ReactNode;
  readonly faint?: boolean;
  /** Which figure it shows; absent: none that can be asked about. */
  readonly figure?: FigureName;
  /** What the figure is of, where that is not what the line is of. */
  readonly of?: string;
}

export interface LineProps {
  readonly name: string;
  /** Most telling first: what does not fit is cut from the end, whole. */
  readonly parts: readonly LinePart[];
  /** How old the data behind it is; absent: as fresh as the wall. */
  readonly age?: LineAge | undefined;
  readonly kind: string;
  /** What its figures are of: `channel:voice`, `team:north`, `total`. */
  readonly of: string;
}

/**
 * One line below the channels: what it is of, then its figures, each with its n. A line that ages fades and is dated; of a
 * stale one the figures are withdrawn.
 */
export function Line({ name, parts, age, kind, of }: LineProps) {
  const words = useWords();
  const asOf = asOfText(age, words);
  const stale = age?.freshness === "stale";
  return (
    <article
      className={`row row--line ${ageClass(age)}`}
      data-line={kind}
      data-of={of}
      data-freshness={age?.freshness}
      aria-label={name}
    >
      <div className="name">
        <div className="name__word">
          {stale && <Mark kind="data" />}
          {name}
        </div>
      </div>
      <ul className="line__parts">
        {stale && (
          <>
            <li className="line__data">{words("level.data")}</li>
            <li className="fig--gone">{NONE}</li>
          </>
        )}
        {asOf !== undefined && <li className="line__asof">{asOf}</li>}
        {!stale &&
          parts.map(({ key, text, faint = false, figure, of: own }) => (
            <li key={key} className={faint ? "fig--faint" : undefined} data-figure={figure} data-of={own}>
              {text}
            </li>
          ))}
      </ul>
    </article>
  );
}
