"use client";

import { range, scaleLinear } from "d3";
import type { AgentFrame } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { count } from "../_i18n/format.ts";
import { useLanguage } from "../_i18n/Words.tsx";
import { CHARACTER_AM } from "./text.ts";
import { FLAG_AM, UnitFlag } from "./UnitFlag.tsx";
import { COLUMN_SHARE, type GroupLayout, groupOf, type UnitGroup, unitLayout } from "./unitLayout.ts";
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
              {group.units.map(({ agent, x }) => (
                <Person
                  key={agent.agentId}
                  agent={agent}
                  group={group.group}
                  x={x}
                  at={at}
                  place={place}
                  anonymous={anonymous}
                />
              ))}
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

interface Place {
  readonly am: number;
  /** Where columns stand, px from above. */
  readonly base: number;
  readonly unitHeight: number;
  readonly limitHeight: number;
  /** Width of a column, px. */
  readonly column: number;
}

/** The hairline at the limit of time in state. */
function Limit({
  group,
  place: { am, base, unitHeight, limitHeight },
}: {
  readonly group: GroupLayout;
  readonly place: Place;
}) {
  if (!group.units.some(({ agent }) => agent.limitMs !== undefined)) return null;
  const y = base - unitHeight - limitHeight;
  return <line x1={group.x} x2={group.endX} y1={y} y2={y} stroke="var(--rule-2)" strokeWidth={am * 0.9} />;
}

interface PersonProps {
  readonly agent: AgentFrame;
  readonly group: UnitGroup;
  readonly x: number;
  readonly at: Instant;
  readonly place: Place;
  readonly anonymous: boolean;
}

function Person({ agent, group, x, at, place, anonymous }: PersonProps) {
  const { am, base, unitHeight, column } = place;
  const top = base - unitHeight;
  if (group === "unknown") {
    return (
      <rect
        x={x + am * 0.5}
        y={top}
        width={Math.max(0.5, column - am)}
        height={unitHeight}
        fill="none"
        stroke="var(--ink-4)"
        strokeWidth={am}
        strokeDasharray={`${am * 2.5} ${am * 2.5}`}
      />
    );
  }
  const absent = group === "break" || group === "away";
  return (
    <g data-seat={anonymous ? undefined : agent.seat} data-state={agent.state}>
      {absent ? (
        <rect x={x} y={base - am * 3} width={column} height={am * 3} fill="var(--slot-dim)" />
      ) : (
        <Slots agent={agent} group={group} x={x} place={place} />
      )}
      <Wick agent={agent} absent={absent} x={x + column / 2} at={at} place={place} />
    </g>
  );
}

/** Filled = in use, open = free; one tall slot is voice, three are chat. */
function Slots({ agent, group, x, place }: Omit<PersonProps, "at" | "anonymous">) {
  const { am, base, unitHeight, column } = place;
  const slots = Math.max(1, agent.slots, agent.busy);
  const gap = Math.min(am * 1.6, unitHeight / slots / 3);
  const height = (unitHeight - gap * (slots - 1)) / slots;
  return range(slots).map((slot) => {
    const y = base - (slot + 1) * height - slot * gap;
    if (slot < agent.busy || (group === "wrapup" && agent.busy === 0 && slot === 0)) {
      const fill = group === "wrapup" ? "var(--slot-dim)" : "var(--slot)";
      return <rect key={slot} x={x} y={y} width={column} height={height} fill={fill} />;
    }
    return (
      <rect
        key={slot}
        x={x + am * 0.5}
        y={y + am * 0.5}
        width={Math.max(0.5, column - am)}
        height={Math.max(0.5, height - am)}
        fill="none"
        stroke="var(--ink-4)"
        strokeWidth={am}
      />
    );
  });
}

interface WickProps {
  readonly agent: AgentFrame;
  readonly absent: boolean;
  readonly x: number;
  readonly at: Instant;
  readonly place: Place;
}

/** Time in state as a share of its limit; beyond the hairline it is amber. */
function Wick({ agent, absent, x, at, place }: WickProps) {
  const { am, base, unitHeight, limitHeight } = place;
  if (agent.limitMs === undefined) return null;
  const from = absent ? base - am * 5 : base - unitHeight - am * 2;
  const atLimit = base - unitHeight - limitHeight;
  const y = scaleLinear([0, agent.limitMs], [from, atLimit]);
  const longest = agent.limitMs * (absent ? 1.25 : 1.8);
  return (
    <line
      x1={x}
      x2={x}
      y1={from}
      y2={Math.max(am * 2, y(Math.min(at - agent.sinceAt, longest)))}
      stroke={agent.overLimit ? "var(--warn-mark)" : "var(--ink-4)"}
      strokeWidth={am * (agent.overLimit ? 3.4 : 1.8)}
    />
  );
}
