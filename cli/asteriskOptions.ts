import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { QueueLogOptions } from "../live/sources/asterisk/queueLog/options.ts";
import type { SourceId } from "../sim/vocabulary/index.ts";
import { parseWrapUp } from "./options.ts";
import { UsageProblem } from "./terminal.ts";

/** What a queue_log cannot say of itself, as typed. */
export interface AsteriskFlags {
  readonly asterisk: string;
  readonly members?: string;
  readonly wrapUp?: number;
}

export function withAsteriskOptions(command: Command): Command {
  return command
    .option("--asterisk <name>", "which Asterisk it is; the same name again counts nothing twice", "local")
    .option("--members <file>", 'JSON: who is behind an interface, { "PJSIP/7009": "Anna" }')
    .option("--wrap-up <seconds>", "wrap-up time configured in the queues; assumed after every contact", parseWrapUp);
}

/** Callers' numbers are hashed with `FLOORCAST_SALT`; without it no customer is identified. Throws `UsageProblem`. */
export async function queueLogOptions(flags: AsteriskFlags): Promise<QueueLogOptions> {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(flags.asterisk)) {
    throw new UsageProblem(`--asterisk: expected 1–40 letters, digits, dots or dashes, got ${flags.asterisk}`);
  }
  const salt = process.env.FLOORCAST_SALT;
  return {
    source: `asterisk://${flags.asterisk}` as SourceId,
    ...(salt === undefined || salt === "" ? {} : { salt }),
    ...(flags.wrapUp === undefined ? {} : { wrapUpMs: flags.wrapUp }),
    ...(flags.members === undefined ? {} : { members: await readMembers(flags.members) }),
  };
}

async function readMembers(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, "utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const pairs = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const wrong = pairs.find(([, name]) => typeof name !== "string" || name === "" || name.length > 120);
  if (pairs.length === 0 || wrong !== undefined) {
    throw new UsageProblem(
      `--members: expected { interface: name, … } in ${file}, got ${wrong?.[0] ?? "something else"}`,
    );
  }
  return Object.fromEntries(pairs);
}
