"use client";

import { useWords } from "../_i18n/Words.tsx";
import { DAY_MINUTES, type DayMinutes } from "./dayClient.ts";
import { GHOSTS, type Ghost } from "./dayGhosts.ts";

export interface DayLegendProps {
  /** Of which there is anything to draw. */
  readonly there: ReadonlySet<Ghost>;
  readonly hidden: ReadonlySet<Ghost>;
  readonly onToggle: (ghost: Ghost) => void;
  readonly minutes: DayMinutes;
  readonly onMinutes: (minutes: DayMinutes) => void;
}

/** What each line is, each to be shown or not, and by which intervals the day is told. */
export function DayLegend({ there, hidden, onToggle, minutes, onMinutes }: DayLegendProps) {
  const words = useWords();
  return (
    <div className="day__legend" data-testid="day-legend">
      <span className="day__key">
        <Swatch ghost="actual" />
        {words("day.ghost.actual")}
      </span>
      {GHOSTS.map((ghost) => (
        <button
          key={ghost}
          type="button"
          className="day__key"
          aria-pressed={there.has(ghost) && !hidden.has(ghost)}
          disabled={!there.has(ghost)}
          title={there.has(ghost) ? undefined : words(`day.ghost.none.${ghost}`)}
          onClick={() => onToggle(ghost)}
        >
          <Swatch ghost={ghost} />
          {words(`day.ghost.${ghost}`)}
        </button>
      ))}
      <fieldset className="day__speeds">
        <legend className="visually-hidden">{words("day.interval")}</legend>
        {DAY_MINUTES.map((one) => (
          <button key={one} type="button" aria-pressed={one === minutes} onClick={() => onMinutes(one)}>
            {words("day.minutes", { n: one })}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** A piece of the line as it is drawn. */
function Swatch({ ghost }: { readonly ghost: Ghost | "actual" }) {
  return (
    <svg className="day__swatch" data-ghost={ghost} viewBox="0 0 22 8" aria-hidden="true">
      {ghost === "usual" && <rect x={0} y={0} width={22} height={8} />}
      <line x1={0} x2={22} y1={4} y2={4} />
    </svg>
  );
}
