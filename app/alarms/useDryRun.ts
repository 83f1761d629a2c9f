"use client";

import { useEffect, useRef, useState } from "react";
import type { RuleDryRun } from "../../sim/metrics/alarms/dryRun.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { type DryRunAnswer, type DryRunResult, dryRunRules } from "./rulesClient.ts";

export interface DryRun {
  readonly state: "idle" | "running" | "done" | "failed";
  /** In [0, 1] while it runs. */
  readonly share: number;
  readonly result: DryRunResult | undefined;
  readonly failure: Extract<DryRunAnswer, { ok: false }> | undefined;
  /** What `rule` would have done; absent where it was not run as it is now. */
  of(rule: AlarmRule): RuleDryRun | undefined;
  /** Whether every one of `rules` was run as it is now. */
  covers(rules: readonly AlarmRule[]): boolean;
  start(rules: readonly AlarmRule[]): void;
  cancel(): void;
}

/** One dry run at a time; leaving the page calls it off. */
export function useDryRun(): DryRun {
  const [state, setState] = useState<DryRun["state"]>("idle");
  const [share, setShare] = useState(0);
  const [done, setDone] = useState<{ readonly result: DryRunResult; readonly ran: ReadonlyMap<string, string> }>();
  const [failure, setFailure] = useState<DryRun["failure"]>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const ranAsItIs = (rule: AlarmRule) => done?.ran.get(rule.id) === JSON.stringify(rule);
  return {
    state,
    share,
    result: done?.result,
    failure,
    of: (rule) => (ranAsItIs(rule) ? done?.result.rules.find(({ ruleId }) => ruleId === rule.id) : undefined),
    covers: (rules) => rules.length === done?.ran.size && rules.every(ranAsItIs),
    start: (rules) => {
      running.current?.abort();
      const stop = new AbortController();
      running.current = stop;
      setState("running");
      setShare(0);
      setFailure(undefined);
      const heard = (next: number) => stop.signal.aborted || setShare(next);
      dryRunRules(rules, heard, stop.signal).then(
        (answer) => {
          // Its last line may have been read when it was called off.
          if (stop.signal.aborted) return;
          if (answer.ok)
            setDone({ result: answer.result, ran: new Map(rules.map((rule) => [rule.id, JSON.stringify(rule)])) });
          else setFailure(answer);
          setState(answer.ok ? "done" : "failed");
        },
        () => {
          // Called off by a person or by a later run, which has the word then.
        },
      );
    },
    cancel: () => {
      running.current?.abort();
      setState(done === undefined ? "idle" : "done");
    },
  };
}
