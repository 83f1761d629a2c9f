"use client";

import { dotStacks } from "./dotStack.ts";
import { type Size, useSize } from "./useSize.ts";

export interface QuantileDotsProps {
  /** Of each scenario: 20 equally likely days, and what its heading says. */
  readonly lists: readonly { readonly tag: string; readonly values: readonly number[]; readonly head: string }[];
  /** Kept by days at or above it; absent: nothing was promised. */
  readonly target: number | undefined;
  readonly targetText: string;
  readonly textOf: (value: number) => string;
  /** What it says, in words and numbers. */
  readonly label: string;
}

const AXIS = 22;

/** Height of what stands over each list of dots, px. */
const HEAD = 26;

/** What a day may bring: twenty equally likely days of each scenario on one scale; filled keeps the target, a ring misses it. */
export function QuantileDots(props: QuantileDotsProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="dots" ref={box} role="img" aria-label={props.label} data-lists={props.lists.length}>
      {size !== undefined && size.width > 0 && size.height > AXIS && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ lists, target, targetText, textOf, size }: QuantileDotsProps & { readonly size: Size }) {
  const { width, height } = size;
  const ground = height - AXIS;
  const rowHeight = ground / Math.max(1, lists.length);
  const { stacks, radius, at, ticks } = dotStacks(
    lists.map(({ values }) => values),
    target,
    width,
    rowHeight - HEAD,
  );
  const line = target === undefined ? undefined : at(target);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {line !== undefined && (
        <path
          className="dots__target"
          // Below each head, so that it does not strike out what the head says.
          d={lists.map((_, i) => `M${line} ${rowHeight * i + HEAD}V${rowHeight * (i + 1)}`).join("")}
        />
      )}
      {lists.map(({ tag, head }, i) => {
        const base = rowHeight * (i + 1) - 2;
        return (
          <g key={tag}>
            <path className="dots__ground" d={`M0 ${base + 0.5}H${width}`} />
            <g transform={`translate(0 ${base - rowHeight + 5})`} data-tag={tag}>
              <rect className="dots__tag" width={18} height={18} rx={1} />
              <text className="dots__letter" x={9} y={13.5} textAnchor="middle">
                {tag}
              </text>
              <text className="dots__head" x={26} y={14}>
                {head}
              </text>
            </g>
            {stacks[i]!.map(({ x, up, value }) => {
              const kept = target === undefined || value >= target;
              return (
                <circle
                  key={`${x} ${up}`}
                  className={kept ? "dots__kept" : "dots__missed"}
                  cx={x}
                  cy={base - up}
                  r={kept ? radius : Math.max(0.5, radius - 0.9)}
                />
              );
            })}
          </g>
        );
      })}
      {ticks
        .filter((tick) => line === undefined || Math.abs(at(tick) - line) > 56)
        .map((tick) => (
          <text
            key={tick}
            className="dots__tick"
            x={Math.min(width - 12, Math.max(12, at(tick)))}
            y={height - 5}
            textAnchor="middle"
          >
            {textOf(tick)}
          </text>
        ))}
      {line !== undefined && (
        <text
          className="dots__tick dots__tick--target"
          x={Math.min(width - 30, Math.max(30, line))}
          y={height - 5}
          textAnchor="middle"
        >
          {targetText}
        </text>
      )}
    </svg>
  );
}
