/** Properties of a drawn chart that its style sheet gives and a picture on its own must carry. */
const CARRIED = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "clip-path",
] as const;
const CARRIED_BY_TEXT = ["font-family", "font-size", "font-weight", "font-stretch"] as const;
const SCALE = 2;

/** A drawn chart as an SVG document of its own: every colour and size written out, on the ground it stands on. */
export function svgDocument(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const drawn = [chart, ...chart.querySelectorAll("*")];
  const copied = [copy, ...copy.querySelectorAll("*")];
  drawn.forEach((element, index) => {
    const style = getComputedStyle(element);
    const names = element instanceof SVGTextContentElement ? [...CARRIED, ...CARRIED_BY_TEXT] : CARRIED;
    for (const name of names) copied[index]?.setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = chart.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", groundOf(chart));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** What shows behind a chart: a board may have other colours than its page. */
function groundOf(chart: Element): string {
  for (let element: Element | null = chart; element !== null; element = element.parentElement) {
    const { backgroundColor } = getComputedStyle(element);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
  }
  return "none";
}

/** A drawn chart as a PNG of twice its size on screen. Rejects when the browser cannot draw it. */
export async function pngOf(chart: SVGSVGElement): Promise<Blob> {
  const { width, height } = chart.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgDocument(chart))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob === null ? fail(new Error("no picture")) : done(blob)), "image/png");
  });
}

/** Hands a file to whoever asked for it. */
export function takeAway(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
