import type { AlarmState } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame } from "../../sim/metrics/frame.ts";

/** Class of a figure by how many characters fit into its column: `wide` at the scale of loud rows, `long` at none. */
export function widthClass(text: string, fitting: number): string {
  return text.length > fitting ? "fig--long" : text.length === fitting ? "fig--wide" : "";
}

/**
 * The one figure that carries the alarm is a block, an outline once somebody has seen it; another one off its target gets
 * an under-bar. A level outlives its cause by the off-delay: meanwhile no figure carries it.
 */
export function figureClass(
  row: Pick<ChannelFrame, "level" | "longestWaitMs" | "serviceLevel"> & { readonly carries?: ChannelFrame["carries"] },
  figure: "waiting" | "longest" | "serviceLevel",
  state?: AlarmState,
): string {
  if (row.level === "calm") return "fig";
  const { value, target } = row.serviceLevel;
  const off = {
    waiting: row.carries === figure,
    longest: (row.longestWaitMs ?? 0) > target.acceptableWaitMs,
    serviceLevel: value !== undefined && value < target.fraction && (row.serviceLevel.missed || row.carries === figure),
  }[figure];
  if (!off) return "fig";
  if (row.carries !== figure) return "fig fig--off";
  return `fig fig--carry fig--${row.level} ${state === "seen" || state === "shelved" ? "fig--seen" : ""}`.trim();
}
