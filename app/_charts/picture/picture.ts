import { takeAway } from "../takeAway.ts";
import { boxOf, isClear } from "./boxes.ts";
import { carriedCopy, drawn } from "./carried.ts";
import { facesOf } from "./faces.ts";
import { textLines } from "./textLines.ts";

export const PICTURE_KINDS = ["svg", "png"] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** A picture as an SVG document of its own. */
export interface Picture {
  readonly svg: string;
  /** Pixels of the screen. */
  readonly width: number;
  readonly height: number;
  /** What it stands on. */
  readonly ground: string;
  /** The same document with a letter of each of its faces in the margin, and where these stand. */
  readonly probed: string;
  readonly probes: readonly Probe[];
}

/** The upper left of a square, px. */
interface Probe {
  readonly x: number;
  readonly y: number;
}

/** Side of a probe's square, px. */
const PROBE = 8;

/** Room round a picture, px. */
const ROOM = 16;
const FOOT = { size: 12, line: 18 } as const;
/** What is worked with rather than read. */
const LEFT_OUT = "button, fieldset, input, textarea, nav, .visually-hidden, [data-picture=none]";
const SCALE = 2;

/**
 * What stands in `block` as a picture of its own: text, rules, grounds and drawings as they are seen, with the page's own
 * faces inside; `foot`: paragraphs written under it. Buttons and fields are left out, of a choice its text stays. Rejects when a face cannot be fetched.
 */
export async function pictureOf(block: Element, foot: readonly string[] = []): Promise<Picture> {
  const seen = block.getBoundingClientRect();
  const from = new DOMRect(seen.left - ROOM, seen.top - ROOM, seen.width + 2 * ROOM, seen.height + 2 * ROOM);
  const style = getComputedStyle(block);
  const lines = foot.flatMap((text) => wrapped(text, `${FOOT.size}px ${style.fontFamily}`, seen.width));
  const height = from.height + (lines.length === 0 ? 0 : lines.length * FOOT.line + ROOM / 2);
  const root = drawn("svg", { width: from.width, height, viewBox: `0 0 ${from.width} ${height}` });
  root.append(drawn("rect", { width: "100%", height: "100%", fill: groundOf(block) }));
  for (const one of partsOf(block, from)) root.append(one);
  lines.forEach((text, i) => {
    const line = drawn("text", {
      ...{ x: ROOM, y: from.height + i * FOOT.line + 4, fill: style.color, "font-size": `${FOOT.size}px` },
      "font-family": style.fontFamily,
    });
    line.textContent = text;
    root.append(line);
  });
  const { rules, letters } = await facesOf(root.textContent ?? "");
  const faces = drawn("style");
  faces.textContent = rules;
  root.prepend(faces);
  const written = () => new XMLSerializer().serializeToString(root);
  const svg = written();
  const probes = letters.map((_, i): Probe => ({ x: i * PROBE, y: 0 }));
  letters.forEach((letter, i) => {
    const mark = drawn("text", {
      ...{ x: i * PROBE, y: PROBE, fill: style.color, "font-size": `${PROBE}px`, "font-family": style.fontFamily },
    });
    mark.textContent = letter;
    root.append(mark);
  });
  return { svg, width: from.width, height, ground: groundOf(block), probed: written(), probes };
}

/** A picture as a PNG of twice its size on screen. Rejects when the browser cannot draw it, its faces included. */
export async function pngOf({ probed, width, height, ground, probes }: Picture): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([probed], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * SCALE);
    canvas.height = Math.ceil(height * SCALE);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("no picture");
    await drawnWhole(image, context, probes);
    context.fillStyle = ground;
    for (const { x, y } of probes) context.fillRect(x * SCALE, y * SCALE, PROBE * SCALE, PROBE * SCALE);
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob === null ? fail(new Error("no picture")) : done(blob)), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Frames waited for the faces of a picture: about ten seconds. */
const MOST_FRAMES = 600;

/**
 * Draws a picture once its faces are there: a picture says that it is decoded before they are, and text that waits for its
 * face is not drawn. Each face has a letter in the margin: it is there once that is drawn.
 */
async function drawnWhole(
  image: HTMLImageElement,
  context: CanvasRenderingContext2D,
  probes: readonly Probe[],
): Promise<void> {
  const { width, height } = context.canvas;
  const isDrawn = ({ x, y }: Probe) => {
    const { data } = context.getImageData(x * SCALE, y * SCALE, PROBE * SCALE, PROBE * SCALE);
    return data.some((value, i) => value !== data[i % 4]);
  };
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    context.drawImage(image, 0, 0, width, height);
    if (probes.every(isDrawn)) return;
    await new Promise((next) => requestAnimationFrame(next));
  }
  throw new Error("no faces");
}

/** Everything seen of an element, what lies below first. */
function partsOf(element: Element, from: DOMRect): readonly SVGElement[] {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden" || element.matches(LEFT_OUT)) return [];
  if (element instanceof SVGSVGElement) return [placed(element, from)];
  if (element instanceof HTMLSelectElement) return [chosen(element, style, from)];
  const parts: SVGElement[] = [...boxOf(element, style, from)];
  for (const child of element.childNodes) {
    if (child instanceof Element) parts.push(...partsOf(child, from));
    else if (child instanceof Text) parts.push(...textLines(child, from));
  }
  if (parts.length === 0 || Number(style.opacity) >= 1) return parts;
  const faint = drawn("g", { opacity: style.opacity });
  faint.append(...parts);
  return [faint];
}

/** A drawing where it stands. */
function placed(chart: SVGSVGElement, from: DOMRect): SVGElement {
  const { left, top, width, height } = chart.getBoundingClientRect();
  const copy = carriedCopy(chart);
  const at = { x: left - from.left, y: top - from.top, width, height };
  for (const [name, value] of Object.entries(at)) copy.setAttribute(name, String(value));
  return copy;
}

/** What is chosen, as plain text. */
function chosen(field: HTMLSelectElement, style: CSSStyleDeclaration, from: DOMRect): SVGElement {
  const { left, top, height } = field.getBoundingClientRect();
  const text = drawn("text", {
    ...{ x: left - from.left, y: top - from.top + height / 2, "dominant-baseline": "central", fill: style.color },
    ...{ "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight },
  });
  text.textContent = field.selectedOptions[0]?.textContent ?? "";
  return text;
}

/** A text in lines no wider than `width` px, parted between words; a longer word stands alone. */
function wrapped(text: string, font: string, width: number): readonly string[] {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return [text];
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The colour something stands on. */
function groundOf(block: Element): string {
  for (let one: Element | null = block; one !== null; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (!isClear(backgroundColor)) return backgroundColor;
  }
  return "#fff";
}

/** Takes `block` along as a file: see `pictureOf`. Rejects when the browser cannot draw it. */
export async function takePicture(
  name: string,
  kind: PictureKind,
  block: Element,
  foot: readonly string[] = [],
): Promise<void> {
  const picture = await pictureOf(block, foot);
  const blob = kind === "png" ? await pngOf(picture) : new Blob([picture.svg], { type: "image/svg+xml" });
  takeAway(`${name}.${kind}`, blob);
}
