import { drawn, styleOfText } from "./carried.ts";

/** A line of text as it stands on the screen. */
interface Line {
  readonly text: string;
  readonly box: DOMRect;
}

const DOTS = "…";

/** The text of one node as it is seen, line by line, cut with … where its element cuts it. Nothing for white space. */
export function textLines(node: Text, from: DOMRect): readonly SVGElement[] {
  const element = node.parentElement;
  if (element === null || node.data.trim() === "") return [];
  const style = getComputedStyle(element);
  const [ascent, descent] = reachOf(style);
  const edge = clippedAt(element);
  return linesOf(node).flatMap((line) => {
    const { text, box } = line.box.right > edge + 1 ? cut(node, line, edge) : line;
    if (text === "" || box.width === 0) return [];
    const words = drawn("text", {
      x: box.left - from.left,
      y: box.top - from.top + (box.height * ascent) / (ascent + descent),
      fill: style.color,
      "font-family": style.fontFamily,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
      "font-stretch": style.fontStretch,
      style: styleOfText(style),
      // As wide as it was seen, in whatever face it is shown.
      textLength: box.width,
      lengthAdjust: "spacingAndGlyphs",
    });
    words.textContent = style.textTransform === "uppercase" ? text.toUpperCase() : text;
    return [words];
  });
}

/** Characters of a node by the line they stand on. */
function linesOf(node: Text): readonly Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  if (range.getClientRects().length <= 1) {
    return [{ text: collapsed(node.data), box: range.getBoundingClientRect() }];
  }
  const lines: { start: number; end: number; top: number }[] = [];
  for (let i = 0; i < node.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const { top, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.top - top) < 2) last.end = i + 1;
    else lines.push({ start: i, end: i + 1, top });
  }
  return lines.map(({ start, end }) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return { text: collapsed(node.data.slice(start, end)), box: range.getBoundingClientRect() };
  });
}

function collapsed(text: string): string {
  return text.replaceAll(/[ \t\r\n]+/g, " ").trim();
}

/** The farthest right anything of an element is seen, px of the window. */
function clippedAt(element: Element): number {
  let edge = Number.POSITIVE_INFINITY;
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    if (getComputedStyle(one).overflowX !== "visible") edge = Math.min(edge, one.getBoundingClientRect().right);
  }
  return edge;
}

/** As many characters of a line as end before `edge`, with … behind. */
function cut(node: Text, { text, box }: Line, edge: number): Line {
  const range = document.createRange();
  const begin = Math.max(0, node.data.indexOf(text.slice(0, 1)));
  const room = box.height * 0.6;
  let end = begin;
  for (let i = begin + 1; i <= node.length; i++) {
    range.setStart(node, begin);
    range.setEnd(node, i);
    if (range.getBoundingClientRect().right > edge - room) break;
    end = i;
  }
  if (end === begin) return { text: "", box };
  const width = Math.max(1, edge - box.left);
  return {
    text: `${collapsed(node.data.slice(begin, end))}${DOTS}`,
    box: new DOMRect(box.x, box.y, width, box.height),
  };
}

/** How far the face of a text reaches over and under its line, px. */
function reachOf(style: CSSStyleDeclaration): readonly [ascent: number, descent: number] {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return [0.8, 0.2];
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText("x");
  return [fontBoundingBoxAscent, fontBoundingBoxDescent];
}
