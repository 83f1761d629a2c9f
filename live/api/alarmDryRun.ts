import type { Context } from "hono";
import { stream } from "hono/streaming";
import { BOUNDS } from "../bounds.ts";
import { refusedUntilReady, rulesOf } from "./alarms.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";
import type { WritingDoor } from "./writing.ts";

/** Steps of progress told at most: a line a percent. */
const STEPS = 100;

/** Servers that are busy with a dry run: one at a time each. */
const busy = new WeakSet<ApiParts>();

/**
 * `POST /api/v1/alarm-rules/dry-run`: what rules would have done over the last day. As JSON at the end, or, asked for
 * `application/x-ndjson`, a line `{"progress": 0.42}` now and then and the result as the last line; whoever hangs up ends
 * the run.
 */
export async function dryRunAnswer(
  context: Context<ApiEnvironment>,
  parts: ApiParts,
  door: WritingDoor,
): Promise<Response> {
  const written = await door.json(context, BOUNDS.alarmBodyBytes);
  if (!written.ok) return written.answer;
  const notReady = refusedUntilReady(context, parts);
  if (notReady !== undefined) return notReady;
  if (busy.has(parts)) return problem(context, "too-busy", "another dry run is under way", { "Retry-After": "5" });
  const rules = rulesOf(written.value);
  const checked = parts.alarms.desk.check(rules);
  if (checked.length > 0) {
    return problem(context, "invalid-rules", `${checked.length} problems`, {}, { problems: checked });
  }
  busy.add(parts);
  const isCancelled = (): boolean => context.req.raw.signal.aborted;
  if (!(context.req.header("accept") ?? "").includes("application/x-ndjson")) {
    try {
      return context.json(await parts.alarms.desk.dryRun(rules, { isCancelled }));
    } finally {
      busy.delete(parts);
    }
  }
  context.header("Content-Type", "application/x-ndjson");
  return stream(context, async (lines) => {
    let told = 0;
    try {
      const onProgress = (share: number): void => {
        if (Math.floor(share * STEPS) <= told) return;
        told = Math.floor(share * STEPS);
        void lines.writeln(JSON.stringify({ progress: told / STEPS }));
      };
      const result = await parts.alarms.desk.dryRun(rules, {
        onProgress,
        isCancelled: () => lines.aborted || isCancelled(),
      });
      await lines.writeln(JSON.stringify({ result }));
    } finally {
      busy.delete(parts);
    }
  });
}
