const SVG = "http://www.w3.org/2000/svg";

/** Properties of a drawing that a style sheet gives and a picture on its own must carry. */
const CARRIED = [
  ...["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linejoin"],
  ...["stroke-linecap", "opacity", "clip-path", "paint-order", "vector-effect", "visibility", "display"],
] as const;
const CARRIED_BY_TEXT = ["font-family", "font-size", "font-weight", "font-stretch", "text-anchor", "dominant-baseline"];
/** Have no attribute of their own in SVG. */
const STYLES_OF_TEXT = ["font-variant-numeric", "font-variation-settings"];

/** An element of a picture, with attributes; numbers are written with two decimals at most. */
export function drawn(name: string, attributes: Readonly<Record<string, string | number>> = {}): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  }
  return element;
}

/** A copy of a drawing that needs no style sheet: every colour, size and face written out. */
export function carriedCopy(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const from = [chart, ...chart.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    const isText = element instanceof SVGTextContentElement;
    for (const name of isText ? [...CARRIED, ...CARRIED_BY_TEXT] : CARRIED) {
      to[index]?.setAttribute(name, style.getPropertyValue(name));
    }
    if (isText) to[index]?.setAttribute("style", styleOfText(style));
    else to[index]?.removeAttribute("style");
    to[index]?.removeAttribute("class");
  });
  return copy;
}

/** What text needs beside its attributes, as the text of a `style` attribute. */
export function styleOfText(style: CSSStyleDeclaration): string {
  return STYLES_OF_TEXT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
}
