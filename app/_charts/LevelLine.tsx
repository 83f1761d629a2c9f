import { scaleLinear } from "d3";

export interface LevelLineProps {
  /** Service level by each formula, fractions. */
  readonly values: readonly {
    readonly key: string;
    readonly value: number;
    readonly own: boolean;
    readonly text: string;
  }[];
  readonly target: number;
}

const WIDTH = 320;

/** One window read by several formulas on one axis, 0–100: the board's own is full, the target a tick. */
export function LevelLine({ values, target }: LevelLineProps) {
  const x = scaleLinear([0, 1], [8, WIDTH - 8]).clamp(true);
  const ordered = [...values].sort((a, b) => Number(a.own) - Number(b.own));
  return (
    <svg className="levels__line" viewBox={`0 0 ${WIDTH} 24`} aria-hidden="true">
      <path d={`M${x(0)} 12H${x(1)}`} stroke="var(--rule-2)" />
      <path d={`M${x(target)} 4V20`} stroke="var(--ink)" strokeWidth={2} />
      {ordered.map(({ key, value, own, text }) => (
        <circle
          key={key}
          cx={x(value)}
          cy={12}
          r={own ? 4.5 : 3}
          fill={own ? "var(--ink)" : "var(--bg)"}
          stroke="var(--ink-2)"
          strokeWidth={1.3}
        >
          <title>{text}</title>
        </circle>
      ))}
    </svg>
  );
}
