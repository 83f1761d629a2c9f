/**
 * How a mark is painted. `solid` and `ruled`: somebody present, and one who is not (deferrable); `quiet`: held, but nothing
 * is being done for the customer; `ringing`: offered; `whole`, `part`: free room that is a whole place, or a fragment of
 * one; `off`: takes nothing; `gone`, `gone-before`: left in the last minutes, or earlier; `wick`…: the candle of patience.
 * `…-other`: this customer is elsewhere on the other stage. `picked`: followed.
 */
export const INKS = [
  "wick-back",
  "wick",
  "wick-low",
  "solid",
  "solid-other",
  "ruled",
  "ruled-other",
  "quiet",
  "quiet-ruled",
  "gone",
  "gone-before",
  "part",
  "whole",
  "off",
  "ringing",
  "picked",
  "came-back",
] as const;
export type Ink = (typeof INKS)[number];

/** A rectangle in the stage's unit. `key`: the same thing at another instant; only things with a key move by themselves. */
export interface Box {
  readonly key?: string;
  readonly ink: Ink;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Inks drawn as an outline: its line lies inside the rectangle. */
const OUTLINED: ReadonlySet<Ink> = new Set<Ink>(["gone-before", "part", "whole", "ringing", "picked"]);
const RULED: ReadonlySet<Ink> = new Set<Ink>(["ruled", "ruled-other", "quiet-ruled"]);
const RULE = 2.6;
const RULE_STEP = 5.6;

/** One path an ink: a stage of hundreds of marks is a dozen elements. Inks without a mark are absent. */
export function pathsByInk(boxes: readonly Box[]): ReadonlyMap<Ink, string> {
  const parts = new Map<Ink, string[]>();
  for (const box of boxes) {
    const path = pathOf(box);
    const list = parts.get(box.ink);
    if (list === undefined) parts.set(box.ink, [path]);
    else list.push(path);
  }
  return new Map([...parts].map(([ink, list]) => [ink, list.join("")]));
}

function pathOf({ ink, x, y, width, height }: Box): string {
  if (ink === "came-back") return `M${at(x)} ${at(y)}h${at(width)}l${at(-width)} ${at(height)}Z`;
  if (OUTLINED.has(ink)) return rectangle(x + 0.5, y + 0.5, width - 1, height - 1);
  if (!RULED.has(ink)) return rectangle(x, y, width, height);
  const rules = Math.max(1, Math.floor((height - RULE) / RULE_STEP) + 1);
  const step = rules === 1 ? 0 : (height - RULE) / (rules - 1);
  return Array.from({ length: rules }, (_, i) => rectangle(x, y + height - RULE - i * step, width, RULE)).join("");
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${at(x)} ${at(y)}h${at(Math.max(0, width))}v${at(Math.max(0, height))}h${at(-Math.max(0, width))}Z`;
}

/** Two digits: a hundredth of a unit is below a pixel on any screen. */
function at(value: number): number {
  return Math.round(value * 100) / 100;
}
