import { scaleLinear } from "d3";

/** A bar of `busy` out of `slots`, both ≥ 0; empty when there are no slots. */
export function LoadBar({ busy, slots }: { readonly busy: number; readonly slots: number }) {
  const x = scaleLinear([0, Math.max(slots, 1)], [0, 100]).clamp(true);
  return (
    <div className="load__bar">
      <i style={{ width: `${x(busy)}%` }} />
    </div>
  );
}
