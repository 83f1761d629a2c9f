import { drawn } from "./carried.ts";

const SIDES = ["Top", "Right", "Bottom", "Left"] as const;

/** Ground and rules of an element, as far as it has any. */
export function boxOf(element: Element, style: CSSStyleDeclaration, from: DOMRect): readonly SVGElement[] {
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return [];
  const [x, y] = [box.left - from.left, box.top - from.top];
  const parts: SVGElement[] = [];
  if (!isClear(style.backgroundColor)) {
    const rx = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
    parts.push(drawn("rect", { x, y, width: box.width, height: box.height, rx, fill: style.backgroundColor }));
  }
  for (const side of SIDES) {
    const width = Number.parseFloat(style[`border${side}Width`]);
    const colour = style[`border${side}Color`];
    if (!(width > 0) || style[`border${side}Style`] === "none" || isClear(colour)) continue;
    const [x1, y1, x2, y2] = {
      Top: [x, y + width / 2, x + box.width, y + width / 2],
      Right: [x + box.width - width / 2, y, x + box.width - width / 2, y + box.height],
      Bottom: [x, y + box.height - width / 2, x + box.width, y + box.height - width / 2],
      Left: [x + width / 2, y, x + width / 2, y + box.height],
    }[side] as [number, number, number, number];
    parts.push(drawn("line", { x1, y1, x2, y2, stroke: colour, "stroke-width": width }));
  }
  return parts;
}

/** Whether a computed colour shows nothing. */
export function isClear(colour: string): boolean {
  return colour === "transparent" || /[,/]\s*0\)$/.test(colour);
}
