import type { Said } from "./rowProblem.ts";

/** What a file is by its first bytes. `text`: it may be a table; `workbook`: a zip, which XLSX is. */
export type FileKind =
  | "text"
  | "workbook"
  | "old-workbook"
  | "pdf"
  | "image"
  | "gzip"
  | "json"
  | "markup"
  | "binary"
  | "empty";

const SIGNS: readonly (readonly [FileKind, readonly number[]])[] = [
  ["workbook", [0x50, 0x4b, 0x03, 0x04]],
  ["old-workbook", [0xd0, 0xcf, 0x11, 0xe0]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["gzip", [0x1f, 0x8b]],
];

/** Told from the first bytes (a few hundred are enough). */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return "empty";
  for (const [kind, bytes] of SIGNS) if (bytes.every((byte, i) => head[i] === byte)) return kind;
  // Text of sixteen bits has zeros between its letters; it says so by its mark.
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!marked && head.subarray(0, 4_096).includes(0)) return "binary";
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && [9, 10, 13, 32].includes(head[at]!)) at += 1;
  if (head[at] === 0x7b || head[at] === 0x5b) return "json";
  if (head[at] === 0x3c) return "markup";
  return "text";
}

/** What a file that is no table turned out to be, to stand after “got”. */
export const KIND_WORDS: Readonly<Record<Exclude<FileKind, "text" | "workbook">, Said>> = {
  "old-workbook": {
    en: "a workbook of the old form (XLS): save it as XLSX",
    ru: "книга старого вида (XLS): сохраните её как XLSX",
  },
  pdf: { en: "a PDF", ru: "PDF" },
  image: { en: "a picture", ru: "картинка" },
  gzip: { en: "a packed file: unpack it first", ru: "сжатый файл: сначала распакуйте" },
  json: { en: "JSON", ru: "JSON" },
  markup: { en: "a page or XML", ru: "страница или XML" },
  binary: { en: "no text", ru: "не текст" },
  empty: { en: "an empty file", ru: "пустой файл" },
};

export const EXPECTED_FILE: Said = {
  en: "a table: CSV or text with one row a line, or a workbook (XLSX)",
  ru: "таблица: CSV или текст, по строке на запись, либо книга XLSX",
};
