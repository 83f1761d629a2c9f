import type { AlarmChange } from "../../sim/metrics/alarms/alarm.ts";
import type { RuleDryRun } from "../../sim/metrics/alarms/dryRun.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { type Answer, ask } from "../_edit/revisioned.ts";

const RULES = "/api/v1/alarm-rules";

interface RulesDocument {
  readonly revision: number;
  readonly rules: readonly AlarmRule[];
}

export async function loadRules(signal?: AbortSignal): Promise<Answer<readonly AlarmRule[]>> {
  return rulesOf(await ask<RulesDocument>(RULES, signal === undefined ? {} : { signal }));
}

export async function saveRules(
  rules: readonly AlarmRule[],
  etag: string | undefined,
): Promise<Answer<readonly AlarmRule[]>> {
  return rulesOf(await ask<RulesDocument>(RULES, { method: "PUT", body: rules, ifMatch: etag }));
}

function rulesOf(answer: Answer<RulesDocument>): Answer<readonly AlarmRule[]> {
  return answer.ok ? { ...answer, value: answer.value.rules } : answer;
}

/** A channel out of the server, without address or secret. */
export interface ChannelOut {
  readonly id: string;
  readonly kind: "webhook" | "mail";
}

export async function channelsOut(signal: AbortSignal): Promise<Answer<readonly ChannelOut[]>> {
  const answer = await ask<{ readonly channels: readonly ChannelOut[] }>("/api/v1/alarm-channels", { signal });
  return answer.ok ? { ...answer, value: answer.value.channels } : answer;
}

export interface History {
  readonly from: number;
  readonly to: number;
  /** Oldest first. */
  readonly changes: readonly AlarmChange[];
  /** False where the server had more than it tells at once. */
  readonly complete: boolean;
}

/** What happened to alarms in the `spanMs` before `to`, an instant of the floor. */
export function alarmHistory(to: number, spanMs: number, signal: AbortSignal): Promise<Answer<History>> {
  return ask<History>(`/api/v1/alarms/history?from=${Math.floor(to - spanMs)}&to=${Math.floor(to) + 1}`, { signal });
}

/** What rules would have done; `reachedAt` < `toAt` where the time for it ran out. */
export interface DryRunResult {
  readonly fromAt: number;
  readonly toAt: number;
  readonly reachedAt: number;
  readonly complete: boolean;
  readonly rules: readonly RuleDryRun[];
}

export type DryRunAnswer =
  | { readonly ok: true; readonly result: DryRunResult }
  | { readonly ok: false; readonly code: string; readonly detail: string };

/**
 * Runs rules over the last day of the log. Hears the share done, in [0, 1], as the server tells it line by line. Rejects
 * only where the caller calls it off.
 */
export async function dryRunRules(
  rules: readonly AlarmRule[],
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<DryRunAnswer> {
  try {
    const response = await fetch(`${RULES}/dry-run`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
      body: JSON.stringify(rules),
      signal,
    });
    if (!response.ok || response.body === null) {
      const said = (await response.json()) as { readonly code?: string; readonly detail?: string };
      return { ok: false, code: said.code ?? `http-${response.status}`, detail: said.detail ?? "" };
    }
    for await (const line of linesOf(response.body)) {
      const told = JSON.parse(line) as { readonly progress?: number; readonly result?: DryRunResult };
      if (told.result !== undefined) return { ok: true, result: told.result };
      if (told.progress !== undefined) onProgress(told.progress);
    }
    return { ok: false, code: "cut-short", detail: "the answer ended before its result" };
  } catch (problem) {
    if (signal.aborted) throw problem;
    return { ok: false, code: "unreachable", detail: String(problem) };
  }
}

/** The lines of a body of text, without their ends; a last one without an end counts. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield line;
    if (done) break;
  }
  if (rest !== "") yield rest;
}
