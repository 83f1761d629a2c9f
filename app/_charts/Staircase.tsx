import { scaleLinear } from "d3";

export interface StaircaseProps {
  /** How many are left after each step, the first is everybody; ≥ 0. */
  readonly steps: readonly {
    readonly key: string;
    readonly left: number;
    readonly text: string;
    readonly blocks: boolean;
    readonly note?: string | undefined;
  }[];
}

/** From everybody down to whoever is left, a bar a rule on one scale; the rule that leaves nobody stands out in words. */
export function Staircase({ steps }: StaircaseProps) {
  const x = scaleLinear([0, Math.max(1, steps[0]?.left ?? 1)], [0, 100]);
  return (
    <ol className="stairs">
      {steps.map(({ key, left, text, blocks, note }, i) => (
        <li key={key} data-blocks={blocks} title={note}>
          <b>{left}</b>
          <span>{text}</span>
          <i aria-hidden="true">
            <s style={{ width: `${x(steps[Math.max(0, i - 1)]!.left)}%` }} />
            <u style={{ width: `${x(left)}%` }} />
          </i>
        </li>
      ))}
    </ol>
  );
}
