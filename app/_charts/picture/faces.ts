/** Faces fetched before, as data addresses by where they came from. */
const fetched = new Map<string, Promise<string>>();

/** Faces as rules of a style sheet that needs no other file, and of each a letter it has. */
export interface Faces {
  readonly rules: string;
  readonly letters: readonly string[];
}

/** The page's own faces that `text` is written with. Rejects when one cannot be fetched. */
export async function facesOf(text: string): Promise<Faces> {
  const points = new Set([...text].map((letter) => letter.codePointAt(0)!));
  const rules = [...document.styleSheets].flatMap((sheet) => faceRules(sheet));
  const needed = rules.filter((rule) => isFor(rule.style.getPropertyValue("unicode-range"), points));
  const written = await Promise.all(
    needed.map(async ({ style }) => {
      const address = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src"))?.[1];
      if (address === undefined) return "";
      const data = await dataOf(new URL(address, document.baseURI).href);
      const told = ["font-family", "font-weight", "font-stretch"].map(
        (name) => `${name}:${style.getPropertyValue(name) || "normal"}`,
      );
      return `@font-face{${told.join(";")};src:url(${data}) format("woff2")}`;
    }),
  );
  const letters = needed.flatMap(({ style }) => {
    const range = style.getPropertyValue("unicode-range");
    return [...text].find((letter) => letter.trim() !== "" && isFor(range, new Set([letter.codePointAt(0)!]))) ?? [];
  });
  return { rules: written.join(""), letters };
}

function faceRules(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
}

/** Whether a face with such a `unicode-range` has one of the letters; without a range it has all. */
export function isFor(range: string, points: ReadonlySet<number>): boolean {
  if (range.trim() === "") return points.size > 0;
  const spans = range.split(",").flatMap((part) => {
    const match = /^\s*U\+([0-9a-f]+)(?:-([0-9a-f]+))?\s*$/i.exec(part);
    return match === null
      ? []
      : [[Number.parseInt(match[1]!, 16), Number.parseInt(match[2] ?? match[1]!, 16)] as const];
  });
  return [...points].some((point) => spans.some(([from, to]) => point >= from && point <= to));
}

function dataOf(address: string): Promise<string> {
  const known = fetched.get(address);
  if (known !== undefined) return known;
  const coming = fetch(address)
    .then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      return base64(new Uint8Array(await answer.arrayBuffer()));
    })
    .then((text) => `data:font/woff2;base64,${text}`);
  fetched.set(address, coming);
  // What failed is tried again the next time.
  coming.catch(() => fetched.delete(address));
  return coming;
}

function base64(bytes: Uint8Array): string {
  const CHUNK = 0x8000;
  let text = "";
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}
