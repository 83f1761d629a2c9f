import { open, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type ParsedLine, parseLine } from "./line.ts";

/** Bytes looked at to find out when a file begins. */
const HEAD_BYTES = 4_096;
/** Rotated files read at most, the latest ones: what is open now began lately. */
const MOST_FILES = 20;

/**
 * Rotated, uncompressed files beside a log (`queue_log.0`, `queue_log-20260101`), the earliest first. Asterisk numbers
 * them upwards or downwards depending on its settings, so their first lines decide. Empty when there are none.
 */
export async function rotatedBeside(path: string): Promise<string[]> {
  const name = basename(path);
  const entries = await readdir(dirname(path), { withFileTypes: true }).catch(() => []);
  const rotated = entries.filter((entry) => {
    return entry.isFile() && /^[.-]\d{1,14}$/.test(entry.name.slice(name.length)) && entry.name.startsWith(name);
  });
  const dated: { readonly file: string; readonly at: number }[] = [];
  for (const entry of rotated) {
    const file = join(dirname(path), entry.name);
    const at = await firstInstant(file);
    if (at !== undefined) dated.push({ file, at });
  }
  dated.sort((a, b) => a.at - b.at);
  return dated.slice(-MOST_FILES).map(({ file }) => file);
}

async function firstInstant(path: string): Promise<number | undefined> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const lines = buffer.subarray(0, bytesRead).toString("utf8").split("\n");
    const good = lines.map((line): ParsedLine => parseLine(line)).find((parsed) => parsed.ok);
    return good?.ok === true ? good.line.at : undefined;
  } finally {
    await file.close();
  }
}
