"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { ALARM_BOUNDS } from "../../sim/metrics/alarms/bounds.ts";
import { parseRules } from "../../sim/metrics/alarms/parseRules.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { EditBar } from "../_edit/EditBar.tsx";
import { FileButton } from "../_edit/FileButton.tsx";
import { readJson, saveFile } from "../_edit/jsonFile.ts";
import { NearPage } from "../_edit/NearPage.tsx";
import { ProblemList } from "../_edit/ProblemList.tsx";
import { useEditing, whyNothing } from "../_edit/useEditing.ts";
import { useWords } from "../_i18n/Words.tsx";
import { useFeed } from "../_state/useFeed.ts";
import { DryRunPanel } from "./DryRunPanel.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { RuleForm } from "./RuleForm.tsx";
import { RuleTable } from "./RuleTable.tsx";
import { freeId, freshRule, isRulesLike, type RuleStep, withRuleField, wrongRules } from "./ruleDraft.ts";
import { ruleName } from "./ruleSentence.ts";
import { type ChannelOut, channelsOut, loadRules, saveRules } from "./rulesClient.ts";
import { useDryRun } from "./useDryRun.ts";

const LIVE = { kind: "live" } as const;
const NO_RULES: readonly AlarmRule[] = [];
const NOTHING_WRONG: ReadonlySet<string> = new Set();

/** `/alarms`: the rules in plain words, one of them open in a form, what they would have done, and what happened. */
export function AlarmsScreen() {
  const words = useWords();
  const { view } = useFeed(LIVE);
  const editing = useEditing<readonly AlarmRule[], RuleStep>({
    draftKey: "floorcast-alarm-rules",
    isValue: isRulesLike,
    load: loadRules,
    save: saveRules,
  });
  const channels = useChannelsOut();
  const dryRun = useDryRun();
  const [chosen, choose] = useState<string>();
  const { problems, fileProblem, importFile } = useImport((rules) => editing.change(rules, "import", "import"));
  const rules = editing.value ?? NO_RULES;
  const wrong = useMemo(
    () =>
      wrongRules(
        rules,
        channels?.map(({ id }) => id),
      ),
    [rules, channels],
  );
  const place = rules.findIndex(({ id }) => id === chosen);
  const open = rules[place];
  const opened = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever opens a rule goes on in its form.
    if (chosen !== undefined) opened.current?.focus();
  }, [chosen]);
  const timeZone = view.frame?.timeZone ?? "UTC";
  const ids = rules.map(({ id }) => id);
  const replace = (next: AlarmRule, step: RuleStep) =>
    editing.change(
      rules.map((rule) => (rule.id === next.id ? next : rule)),
      step,
      `${step} of ${next.id}`,
    );
  const add = (rule: AlarmRule, step: RuleStep) => {
    editing.change([...rules, rule], step, `${step} of ${rule.id}`);
    choose(rule.id);
  };
  return (
    <NearPage room="/alarms">
      <div className="near-page">
        <header className="near-page__head">
          <div>
            <h1>{words("rules.title")}</h1>
            <p>{words("rules.line")}</p>
          </div>
          <div className="buttons">
            <FileButton
              label={words("rules.import")}
              accept="application/json,.json"
              disabled={editing.value === undefined}
              onFiles={([chosen]) => void importFile(chosen)}
            />
            <button
              type="button"
              className="button"
              onClick={() => saveFile("alarm-rules.json", `${JSON.stringify(rules, null, 2)}\n`, "application/json")}
            >
              {words("rules.export")}
            </button>
            <button
              type="button"
              className="button"
              disabled={rules.length >= ALARM_BOUNDS.rules || editing.value === undefined}
              onClick={() => add(freshRule(freeId("rule", ids)), "add")}
            >
              {words("rules.add")}
            </button>
          </div>
        </header>
        <div className="near-page__bar">
          <EditBar
            editing={editing}
            nameOf={(step) => words(`rules.field.${step}`)}
            discardName="discard"
            theirsName="theirs"
            wrong={wrong.size}
          />
        </div>
        {fileProblem !== undefined && <p role="alert">{fileProblem}</p>}
        {problems.length > 0 && <ProblemList problems={problems} />}
        {editing.refusal?.kind === "problems" && <ProblemList problems={editing.refusal.problems} />}
        <section aria-label={words("rules.rules")}>
          <h2>{words("rules.rules")}</h2>
          {editing.value === undefined ? (
            <p>{words(whyNothing(editing.refusal))}</p>
          ) : rules.length === 0 ? (
            <p>{words("rules.none")}</p>
          ) : (
            <RuleTable
              rules={rules}
              dryRun={dryRun}
              wrong={new Set(wrong.keys())}
              chosen={chosen}
              onChosen={(id) => choose((before) => (before === id ? undefined : id))}
              onEnabled={(rule, enabled) => replace({ ...rule, enabled }, "enabled")}
              onCopy={(rule) => {
                const name = words("rules.copyName", { name: ruleName(rule, words) }).slice(0, ALARM_BOUNDS.nameLength);
                add(withRuleField({ ...rule, id: freeId(rule.id, ids) }, "name", name), "copy");
              }}
              onRemove={({ id }) =>
                editing.change(
                  rules.filter((rule) => rule.id !== id),
                  "remove",
                  `remove of ${id}`,
                )
              }
            />
          )}
        </section>
        {open !== undefined && (
          <section
            className="rule-open"
            ref={opened}
            tabIndex={-1}
            aria-label={words("rules.open", { name: ruleName(open, words) })}
          >
            <h2>{ruleName(open, words)}</h2>
            <RuleForm
              key={open.id}
              rule={open}
              frame={view.frame}
              channels={channels}
              wrong={wrong.get(place) ?? NOTHING_WRONG}
              onRule={replace}
            />
            <button type="button" className="button" onClick={() => choose(undefined)}>
              {words("rules.close")}
            </button>
          </section>
        )}
        <DryRunPanel rules={rules} dryRun={dryRun} wrong={wrong.size > 0} timeZone={timeZone} />
        <HistoryPanel rules={rules} at={view.frame?.at} timeZone={timeZone} />
      </div>
    </NearPage>
  );
}

/** The channels out of the server; absent until it answered. */
function useChannelsOut(): readonly ChannelOut[] | undefined {
  const [channels, setChannels] = useState<readonly ChannelOut[]>();
  useEffect(() => {
    const stop = new AbortController();
    channelsOut(stop.signal).then(
      (answer) => answer.ok && setChannels(answer.value),
      () => undefined,
    );
    return () => stop.abort();
  }, []);
  return channels;
}

/** Rules from a file, taken over whole or not at all. */
function useImport(onRules: (rules: readonly AlarmRule[]) => void) {
  const words = useWords();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [fileProblem, setFileProblem] = useState<string>();
  const importFile = async (chosen: File): Promise<void> => {
    const read = await readJson(chosen);
    setProblems([]);
    setFileProblem(undefined);
    if (!read.ok) {
      const text = words(read.code === "too-large" ? "edit.fileTooLarge" : "edit.fileNotJson", { detail: read.detail });
      return setFileProblem(text);
    }
    const parsed = parseRules(read.value);
    if (parsed.ok) onRules(parsed.rules);
    else setProblems(parsed.problems);
  };
  return { problems, fileProblem, importFile };
}
