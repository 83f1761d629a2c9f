import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import xz from "xz-decompress";

/** Longest line handed out, characters; of a longer one only so much is kept, so that it is seen to be too long. */
const LONGEST_LINE = 131_072;

/**
 * Lines of a text file without their breaks; `.xz` and gzip are recognised by their first bytes, whatever the name. Holds
 * one block of the file at a time. UTF-8, wrong bytes replaced. Rejects when the file cannot be read or unpacked.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for await (const bytes of await unpacked(path)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = (lines.pop() ?? "").slice(0, LONGEST_LINE);
    for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

async function unpacked(path: string): Promise<AsyncIterable<Uint8Array>> {
  const file = await open(path, "r");
  const { buffer } = await file.read(Buffer.alloc(6), 0, 6, 0).finally(() => file.close());
  const bytes = createReadStream(path);
  if (buffer[0] === 0x1f && buffer[1] === 0x8b) return bytes.pipe(createGunzip().on("error", () => bytes.destroy()));
  if (buffer.toString("latin1", 1, 5) === "7zXZ") {
    const packed = Readable.toWeb(bytes) as WebStream as ConstructorParameters<typeof xz.XzReadableStream>[0];
    return Readable.fromWeb(new xz.XzReadableStream(packed) as unknown as WebStream);
  }
  return bytes;
}
