import type { GroupLayout } from "./unitLayout.ts";

/** Room a mark and its gaps take before its text, arcminutes. */
export const FLAG_AM = 28;
/** From the mark to its text, and the gap before the mark where it stands behind a label, arcminutes. */
const TEXT_AM = 15;
const BEFORE_AM = 8;

export interface UnitFlagProps {
  readonly group: GroupLayout;
  readonly am: number;
  /** Above the wicks over the limit; absent where those stand anywhere in their group. */
  readonly above?: { readonly y: number; readonly unit: number; readonly endX: number } | undefined;
  /** Behind the name of the group: where that ends, up to where there is room, and its baseline, px. */
  readonly behind: { readonly x: number; readonly endX: number; readonly y: number };
  /** Longest wording first. */
  readonly texts: readonly string[];
  readonly textWidth: (text: string) => number;
}

/**
 * ▲ and who is over the limit: beside the wicks where a wording has room there, else behind the name of the group, else
 * nowhere: a mark without a word says nothing, and the title of the strip counts everybody.
 */
export function UnitFlag({ group, am, above, behind, texts, textWidth }: UnitFlagProps) {
  const last = group.units.filter(({ agent }) => agent.overLimit).at(-1);
  if (last === undefined) return null;
  const fitting = (room: number) => texts.find((text) => textWidth(text) <= room);
  if (above !== undefined) {
    const x = last.x + above.unit + am * 2;
    const text = fitting(above.endX - x - am * 20);
    if (text !== undefined) return <Marked x={x} y={above.y} am={am} text={text} />;
  }
  const text = fitting(behind.endX - behind.x - am * FLAG_AM);
  return text === undefined ? null : <Marked x={behind.x + am * BEFORE_AM} y={behind.y} am={am} text={text} />;
}

interface MarkedProps {
  readonly x: number;
  readonly y: number;
  readonly am: number;
  readonly text: string;
}

function Marked({ x, y, am, text }: MarkedProps) {
  return (
    <g>
      <path d={`M${x} ${y}l${am * 6} ${-am * 11}l${am * 6} ${am * 11}Z`} fill="var(--warn-mark)" />
      <text className="flag" x={x + am * TEXT_AM} y={y}>
        {text}
      </text>
    </g>
  );
}
