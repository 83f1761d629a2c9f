"use client";

import { type KeyboardEvent, type MouseEvent, memo, useRef } from "react";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { useLanguage } from "../../_i18n/Words.tsx";
import { place } from "./at.ts";
import { LINE } from "./measures.ts";
import type { StagePlan } from "./stagePicture.ts";

export interface FloorProps {
  readonly overview: TheatreOverview;
  readonly plan: StagePlan;
  /** Somebody's column was asked about, at a height: share of the column from below, in [0, 1]; absent: the person as a whole. */
  readonly onAsk: (seat: number, share: number | undefined) => void;
}

/**
 * The people of a stage as buttons over their columns, in one stop of the keyboard: arrows go from person to person. They
 * do not depend on what happens, so nothing of them is drawn anew while the run plays.
 */
export const Floor = memo(function Floor({ overview, plan, onAsk }: FloorProps) {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const here = plan.columns.flatMap((column, seat) => (column === undefined ? [] : [{ column, seat }]));
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const buttons = [...(box.current?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
    const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + by];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };
  const ask = (event: MouseEvent<HTMLButtonElement>, seat: number) => {
    // A key has no place: it asks about the person.
    if (event.detail === 0) return onAsk(seat, undefined);
    const { bottom, top } = event.currentTarget.getBoundingClientRect();
    onAsk(seat, Math.min(1, Math.max(0, (bottom - event.clientY) / (bottom - top))));
  };
  return (
    <div ref={box} className="floor" role="toolbar" onKeyDown={move} aria-label={plan.stage.toUpperCase()}>
      {here.map(({ column, seat }, i) => (
        <button
          key={seat}
          type="button"
          tabIndex={i === 0 ? 0 : -1}
          className="floor__seat"
          data-seat={seat}
          aria-label={overview.seats[seat]?.name[language]}
          title={overview.seats[seat]?.name[language]}
          style={place(column.x - 2, column.base - column.height, {
            width: column.width + 4,
            height: Math.min(column.height, LINE.punch),
          })}
          onClick={(event) => ask(event, seat)}
        />
      ))}
    </div>
  );
});
