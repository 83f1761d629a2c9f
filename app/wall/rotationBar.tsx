"use client";

import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { useWords } from "../_i18n/Words.tsx";

export interface RotationBarProps {
  readonly boards: readonly WallSpec[];
  readonly index: number;
  /** Share of the page's time that is over, in [0, 1]. */
  readonly share: number;
  readonly leftMs: number;
  readonly pinned: boolean;
  readonly held: boolean;
  readonly onHeld: (held: boolean) => void;
}

/** The line along the foot of a wall whose boards take turns: a piece a board, the present one filling. Pressing it holds. */
export function RotationBar({ boards, index, share, leftMs, pinned, held, onHeld }: RotationBarProps) {
  const words = useWords();
  const name = words("boards.turnOf", { name: boards[index]?.name ?? "", place: index + 1, n: boards.length });
  const what = pinned
    ? words("boards.turnPinned")
    : held
      ? words("boards.turnHeld")
      : words("boards.turnNext", { seconds: Math.ceil(leftMs / 1000) });
  return (
    <button
      type="button"
      className="turns"
      data-testid="turns"
      data-index={index}
      data-pinned={pinned}
      aria-pressed={held}
      aria-label={`${name}, ${what}. ${words("boards.turnHold")}`}
      title={`${name}, ${what}`}
      onClick={() => onHeld(!held)}
    >
      {boards.map(({ id }, place) => (
        <span className="turns__piece" key={id} data-shown={place === index}>
          <i style={{ inlineSize: `${place === index ? (pinned || held ? 100 : share * 100) : 0}%` }} />
        </span>
      ))}
    </button>
  );
}
