"use client";

import type { AgentFrame } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { count } from "../_i18n/format.ts";
import { useLanguage } from "../_i18n/Words.tsx";
import { CHARACTER_AM } from "./text.ts";
import { FLAG_AM, UnitFlag } from "./UnitFlag.tsx";
import { COLUMN_SHARE, type GroupLayout, groupOf, type UnitGroup, unitLayout } from "./unitLayout.ts";
import { UNIT_SCALE, type UnitPlace, unitPaths } from "./unitPaths.ts";
import { useSize } from "./useSize.ts";

export interface UnitChartProps {
  readonly agents: readonly AgentFrame[];
  readonly at: Instant;
  readonly am: number;
  /** A lower strip with shorter columns. */
  readonly low: boolean;
  /** Nobody can be told apart: everybody stands by seat, and nothing names a seat. Absent: worst first. */
  readonly anonymous?: boolean;
  readonly label: string;
  readonly groupName: (group: UnitGroup, short: boolean) => string;
  /** How many are not drawn, as it fits: longest wording first. */
  readonly moreTexts: (count: number) => readonly string[];
  /** Who is over the limit and for how long, as it fits: longest wording first. */
  readonly flagTexts: (over: readonly AgentFrame[]) => readonly string[];
}

/** Everyone on the floor: slots stacked from below, a wick for the time in state, a hairline for its limit. */
export function UnitChart(props: UnitChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const language = useLanguage();
  const { agents, at, am, low, anonymous = false, label, groupName, moreTexts, flagTexts } = props;
  if (size === undefined || size.width === 0) return <div className="floor__stage" ref={box} />;
  const { width, height } = size;
  const textWidth = (text: string) => text.length * CHARACTER_AM * am;
  const groupText = (group: UnitGroup, people: number, isShort: boolean, more = "") =>
    `${count(people, language)} ${groupName(group, isShort)} ${more}`.trim();
  // Where nobody is ranked those over the limit stand anywhere: what is said of them stands behind the name of the group.
  const flagBehind = (group: UnitGroup) => {
    const over = anonymous ? agents.filter((agent) => agent.overLimit && groupOf(agent) === group) : [];
    return flagTexts(over)[0];
  };
  const flagWidth = (text: string | undefined) => (text === undefined ? 0 : textWidth(text) + FLAG_AM * am);
  const { groups, unit, short } = unitLayout(
    agents,
    width,
    am,
    (group, people, isShort, notDrawn) =>
      textWidth(groupText(group, people, isShort, notDrawn === 0 ? "" : moreTexts(notDrawn).at(-1))) +
      flagWidth(flagBehind(group)),
    anonymous ? "seat" : "worst",
  );
  const base = height - 25 * am;
  const unitHeight = (low ? 28 : 40) * am;
  const limitHeight = (low ? 18 : 21) * am;
  const place = { am, base, unitHeight, limitHeight, column: unit * COLUMN_SHARE };
  const more = ({ group, count: people, notDrawn, x, labelEndX }: GroupLayout) => {
    const texts = moreTexts(notDrawn);
    return texts.find((text) => textWidth(groupText(group, people, short, text)) <= labelEndX - x) ?? texts.at(-1);
  };
  return (
    <div className="floor__stage" ref={box} data-chart="agents">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {groups.map((group, index) => {
          const flagged = groups.slice(index + 1).find((later) => later.overLimit.length > 0);
          return (
            <g key={group.group}>
              <Limit group={group} place={place} />
              <Marks group={group} at={at} place={place} anonymous={anonymous} />
              <text x={group.x} y={height - am * 3}>
                <tspan className="count">{count(group.count, language)}</tspan> {groupName(group.group, short)}
                {group.notDrawn > 0 && <tspan className="quiet"> {more(group)}</tspan>}
              </text>
              <UnitFlag
                group={group}
                am={am}
                above={
                  anonymous
                    ? undefined
                    : { y: base - unitHeight - limitHeight - am * 5, unit, endX: flagged?.x ?? width }
                }
                behind={{
                  x:
                    group.x +
                    textWidth(groupText(group.group, group.count, short, group.notDrawn > 0 ? more(group) : "")),
                  endX: groups[index + 1]?.x ?? width,
                  y: height - am * 3,
                }}
                texts={flagTexts(group.overLimit)}
                textWidth={textWidth}
              />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** The hairline at the limit of time in state. */
function Limit({
  group,
  place: { am, base, unitHeight, limitHeight },
}: {
  readonly group: GroupLayout;
  readonly place: UnitPlace;
}) {
  if (!group.units.some(({ agent }) => agent.limitMs !== undefined)) return null;
  const y = base - unitHeight - limitHeight;
  return <line x1={group.x} x2={group.endX} y1={y} y2={y} stroke="var(--rule-2)" strokeWidth={am * 0.9} />;
}

interface MarksProps {
  readonly group: GroupLayout;
  readonly at: Instant;
  readonly place: UnitPlace;
  readonly anonymous: boolean;
}

/** The people of one group. */
function Marks({ group: { group, units }, at, place, anonymous }: MarksProps) {
  const { column } = place;
  const line = place.am * UNIT_SCALE;
  const { filled, open, wicks, overWicks } = unitPaths(group, units, at, place);
  const dim = group === "wrapup" || group === "break" || group === "away";
  const unknown = group === "unknown";
  return (
    <g
      transform={`scale(${1 / UNIT_SCALE})`}
      data-state={group}
      data-people={units.length}
      data-column={column}
      data-seats={anonymous || unknown ? undefined : units.map(({ agent }) => agent.seat).join(" ")}
    >
      {filled !== "" && <path d={filled} fill={dim ? "var(--slot-dim)" : "var(--slot)"} />}
      {open !== "" && (
        <path
          d={open}
          fill="none"
          stroke="var(--ink-4)"
          strokeWidth={line}
          strokeDasharray={unknown ? `${line * 2.5} ${line * 2.5}` : undefined}
        />
      )}
      {wicks !== "" && <path d={wicks} stroke="var(--ink-4)" strokeWidth={line * 1.8} />}
      {overWicks !== "" && <path d={overWicks} stroke="var(--warn-mark)" strokeWidth={line * 3.4} />}
    </g>
  );
}
