import { type FileHandle, open, stat } from "node:fs/promises";
import { LONGEST_LINE } from "./line.ts";

/** Bytes read in one step: memory for one file stays below this and one line. */
const STEP_BYTES = 262_144;

/**
 * What a step found. `more`: read on at once. `idle`: at the end, wait. `absent`: there is no file to read.
 * `removed`: the file was deleted or renamed and no new one is there; whoever writes may still write into it.
 */
export type TailState = "more" | "idle" | "absent" | "removed";

export interface TailStep {
  readonly state: TailState;
  /** Whole lines without their break, in order. */
  readonly lines: readonly string[];
  /** Why there is no file, in the system's words; only with `absent`. */
  readonly detail?: string;
}

/**
 * Reads a growing file line by line through rotation, truncation and deletion. Rotation is seen by the inode: the old
 * one is read to its end before the new one is opened. A last line without a break is kept until the rest of it comes.
 */
export class FileTail {
  readonly #path: string;
  #file: FileHandle | undefined;
  #inode = 0n;
  #device = 0n;
  #position = 0;
  #rest = Buffer.alloc(0);
  /** A line beyond the bound is being skipped up to its break. */
  #skipping = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads what there is, at most `STEP_BYTES`. World problems are states; only a read error of the disk rejects. */
  async step(): Promise<TailStep> {
    if (this.#file === undefined) {
      const detail = await this.#open();
      if (detail !== undefined) return { state: "absent", lines: [], detail };
    }
    const lines = await this.#read();
    if (lines !== undefined) return { state: "more", lines };
    return await this.#atEnd();
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  async #open(): Promise<string | undefined> {
    try {
      this.#file = await open(this.#path, "r");
    } catch (problem) {
      return problem instanceof Error ? problem.message : String(problem);
    }
    const { ino, dev } = await this.#file.stat({ bigint: true });
    this.#inode = ino;
    this.#device = dev;
    this.#position = 0;
    return undefined;
  }

  /** Lines of the next bytes, or `undefined` at the end of the file. */
  async #read(): Promise<string[] | undefined> {
    const buffer = Buffer.allocUnsafe(STEP_BYTES);
    const file = this.#file as FileHandle;
    const { bytesRead } = await file.read(buffer, 0, STEP_BYTES, this.#position);
    if (bytesRead === 0) return undefined;
    this.#position += bytesRead;
    return this.#split(buffer.subarray(0, bytesRead));
  }

  async #atEnd(): Promise<TailStep> {
    const file = this.#file as FileHandle;
    const { size } = await file.stat();
    if (size < this.#position) {
      // Emptied in place (`copytruncate`): what comes now begins at the beginning.
      this.#position = 0;
      this.#rest = Buffer.alloc(0);
      return { state: "more", lines: [] };
    }
    const there = await stat(this.#path, { bigint: true }).catch(() => undefined);
    if (there === undefined) return { state: "removed", lines: [] };
    if (there.ino === this.#inode && there.dev === this.#device) return { state: "idle", lines: [] };
    return { state: "more", lines: await this.#finish() };
  }

  /** The old file's last lines: something may have been written between its end was read and the new one was made. */
  async #finish(): Promise<string[]> {
    const lines: string[] = [];
    for (let read = await this.#read(); read !== undefined; read = await this.#read()) lines.push(...read);
    if (this.#rest.length > 0) lines.push(this.#rest.toString("utf8"));
    this.#rest = Buffer.alloc(0);
    this.#skipping = false;
    await this.close();
    return lines;
  }

  #split(bytes: Buffer): string[] {
    const lines: string[] = [];
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      if (this.#skipping) this.#skipping = false;
      else lines.push(Buffer.concat([this.#rest, bytes.subarray(from, end)]).toString("utf8"));
      this.#rest = Buffer.alloc(0);
      from = end + 1;
    }
    if (!this.#skipping) this.#rest = Buffer.concat([this.#rest, bytes.subarray(from)]);
    if (this.#rest.length > LONGEST_LINE) {
      // Told once, as a line over the bound, so that it is counted; the rest of it is thrown away.
      lines.push(`${this.#rest.toString("utf8")}…`.padEnd(LONGEST_LINE + 1));
      this.#rest = Buffer.alloc(0);
      this.#skipping = true;
    }
    return lines;
  }
}
