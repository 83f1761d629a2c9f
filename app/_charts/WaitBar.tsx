import { scaleLinear } from "d3";

/** Where the limit stands in a wait bar, % of its width: most waits are under it, and one of twice the limit still fits. */
const LIMIT_AT = 45;

/** How long somebody waits, ms ≥ 0, against a limit of > 0 ms; past the end of the cell the bar breaks with a chevron. */
export function WaitBar({ waitMs, limitMs }: { readonly waitMs: number; readonly limitMs: number }) {
  const x = scaleLinear([0, Math.max(1, limitMs)], [0, LIMIT_AT]);
  const end = x(waitMs);
  return (
    <div className="wait__bar" data-over={waitMs > limitMs} data-broken={end > 100} aria-hidden="true">
      <i style={{ width: `${Math.min(100, end)}%` }} />
      <s style={{ left: `${LIMIT_AT}%` }} />
    </div>
  );
}
