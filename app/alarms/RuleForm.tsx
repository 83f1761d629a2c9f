"use client";

import { ALARM_BOUNDS } from "../../sim/metrics/alarms/bounds.ts";
import { ALARM_METRICS, type AlarmEvidence, type AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { METRIC_TRAITS } from "../../sim/metrics/alarms/traits.ts";
import { WINDOWS } from "../../sim/metrics/config.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { CheckList, type Choice, NumberInput, SelectField, TextField } from "../_edit/Fields.tsx";
import { useWords } from "../_i18n/Words.tsx";
import { QuietFields } from "./QuietFields.tsx";
import { aboutMetric, type RuleField, withRuleField } from "./ruleDraft.ts";
import type { ChannelOut } from "./rulesClient.ts";
import { ScopeFields } from "./ScopeFields.tsx";
import { formScale, inForm, ThresholdFields } from "./ThresholdFields.tsx";

export interface RuleFormProps {
  readonly rule: AlarmRule;
  /** The floor as it is now: the queues, teams and sources a rule can name. */
  readonly frame: Frame | undefined;
  /** Channels out of the server; absent while that is not known. */
  readonly channels: readonly ChannelOut[] | undefined;
  readonly wrong: ReadonlySet<string>;
  readonly onRule: (next: AlarmRule, field: RuleField) => void;
}

const SECOND_MS = 1_000;
const HOURS = ALARM_BOUNDS.delayMs / 3_600_000;

/** Every field of one rule, each with what may stand there and what is wrong with it. */
export function RuleForm({ rule, frame, channels, wrong, onRule }: RuleFormProps) {
  const words = useWords();
  const traits = METRIC_TRAITS[rule.metric];
  const set = <Field extends RuleField>(field: Field, value: AlarmRule[Field] | undefined) =>
    onRule(withRuleField(rule, field, value), field);
  const errorOf = (field: RuleField, text: string) => (wrong.has(field) ? text : undefined);
  const windows = traits.window === "now" ? (["now"] as const) : WINDOWS;
  const timeField = (field: "onDelayMs" | "offDelayMs" | "cooldownMs", label: string) => (
    <NumberInput
      label={label}
      value={rule[field] / SECOND_MS}
      unit={words("edit.units.seconds")}
      hint={words("rules.delayHint", { most: HOURS })}
      error={errorOf(field, words("rules.problem.delay", { most: HOURS }))}
      onValue={(seconds) => set(field, Math.round((seconds ?? 0) * SECOND_MS))}
    />
  );
  return (
    <form className="edit-form" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="edit-group edit-group--wide">
        <legend>{words("rules.group.what")}</legend>
        <TextField
          label={words("rules.name")}
          value={rule.name ?? ""}
          hint={words("rules.nameHint", { n: ALARM_BOUNDS.nameLength })}
          error={errorOf("name", words("rules.problem.name"))}
          onValue={(name) => set("name", name === "" ? undefined : name)}
        />
        <SelectField
          label={words("rules.metricLabel")}
          value={rule.metric}
          choices={ALARM_METRICS.map((value) => ({ value, label: words(`rules.metric.${value}`) }))}
          onValue={(metric) => onRule(aboutMetric(rule, metric), "metric")}
        />
        <ScopeFields
          metric={rule.metric}
          scope={rule.scope}
          frame={frame}
          error={errorOf("scope", words("rules.problem.scope"))}
          onScope={(scope) => set("scope", scope)}
        />
        <SelectField
          label={words("rules.windowLabel")}
          value={rule.window}
          choices={windows.map(
            (value): Choice<AlarmRule["window"]> => ({
              value,
              label: value === "now" ? words("rules.windowNow") : words(`window.${value}`),
            }),
          )}
          error={errorOf("window", words("rules.problem.window"))}
          onValue={(window) => set("window", window)}
        />
      </fieldset>
      <fieldset className="edit-group edit-group--wide">
        <legend>{words("rules.group.when")}</legend>
        <ThresholdFields
          level="watch"
          metric={rule.metric}
          threshold={rule.watch}
          error={errorOf("watch", words("rules.problem.threshold"))}
          onThreshold={(watch) => set("watch", watch)}
        />
        <ThresholdFields
          level="act"
          metric={rule.metric}
          threshold={rule.act}
          error={errorOf("act", words(rule.watch === undefined ? "rules.problem.threshold" : "rules.problem.order"))}
          onThreshold={(act) => set("act", act)}
        />
        <NumberInput
          label={words("rules.deadband")}
          value={inForm(rule.metric, rule.deadband)}
          unit={traits.unit === "count" ? undefined : words(`edit.units.${traits.unit}`)}
          step={0.1}
          error={errorOf("deadband", words("rules.problem.deadband"))}
          onValue={(typed) => set("deadband", (typed ?? 0) * formScale(rule.metric))}
        />
      </fieldset>
      {traits.evidence !== "none" && (
        <fieldset className="edit-group edit-group--wide">
          <legend>{words("rules.group.sure")}</legend>
          <EvidenceFields
            label={words("rules.evidenceLabel")}
            most={traits.evidence}
            evidence={rule.evidence}
            error={errorOf("evidence", words("rules.problem.evidence"))}
            onEvidence={(evidence) => set("evidence", evidence ?? { kind: "none" })}
          />
          <EvidenceFields
            label={words("rules.watchEvidenceLabel")}
            most={traits.evidence}
            evidence={rule.watchEvidence}
            otherwise={words("rules.evidenceSame")}
            error={errorOf("watchEvidence", words("rules.problem.evidence"))}
            onEvidence={(evidence) => set("watchEvidence", evidence)}
          />
        </fieldset>
      )}
      <fieldset className="edit-group edit-group--wide">
        <legend>{words("rules.group.time")}</legend>
        {timeField("onDelayMs", words("rules.onDelay"))}
        {timeField("offDelayMs", words("rules.offDelay"))}
        {timeField("cooldownMs", words("rules.cooldown"))}
      </fieldset>
      <fieldset className="edit-group">
        <legend>{words("rules.group.tell")}</legend>
        <SelectField
          label={words("rules.sound")}
          value={rule.sound}
          choices={(["once", "until-seen", "off"] as const).map((value) => ({
            value,
            label: words(`rules.sounds.${value}`),
          }))}
          onValue={(sound) => set("sound", sound)}
        />
        <TextField
          label={words("rules.response")}
          value={rule.response ?? ""}
          hint={words("rules.responseHint", { n: ALARM_BOUNDS.responseLength })}
          error={errorOf("response", words("rules.problem.response"))}
          onValue={(response) => set("response", response === "" ? undefined : response)}
        />
        <SendTo
          ids={rule.sendTo}
          channels={channels}
          error={errorOf("sendTo", words("rules.problem.sendTo"))}
          onIds={(ids) => set("sendTo", ids)}
        />
        <QuietFields
          hours={rule.quietHours}
          error={errorOf("quietHours", words("rules.problem.quietHours"))}
          onHours={(hours) => set("quietHours", hours)}
        />
      </fieldset>
    </form>
  );
}

interface EvidenceFieldsProps {
  readonly label: string;
  /** The most a figure can have. */
  readonly most: "n" | "interval";
  readonly evidence: AlarmEvidence | undefined;
  /** What no evidence of its own means; absent: there must be one. */
  readonly otherwise?: string;
  readonly error: string | undefined;
  readonly onEvidence: (evidence: AlarmEvidence | undefined) => void;
}

const FIRST_N = 20;

/** When a figure has enough behind it to call. */
function EvidenceFields({ label, most, evidence, otherwise, error, onEvidence }: EvidenceFieldsProps) {
  const words = useWords();
  const kinds = ["none", "minimum-n", ...(most === "interval" ? (["interval"] as const) : [])] as const;
  const choices: Choice<AlarmEvidence["kind"] | "same">[] = [
    ...(otherwise === undefined ? [] : [{ value: "same" as const, label: otherwise }]),
    ...kinds.map((value) => ({ value, label: words(`rules.evidence.${value}`) })),
  ];
  const n = evidence === undefined || evidence.kind === "none" ? FIRST_N : evidence.n;
  return (
    <div className="threshold">
      <SelectField
        label={label}
        value={evidence?.kind ?? (otherwise === undefined ? "none" : "same")}
        choices={choices}
        error={evidence === undefined || evidence.kind === "none" ? error : undefined}
        onValue={(kind) => onEvidence(kind === "same" ? undefined : kind === "none" ? { kind } : { kind, n })}
      />
      {evidence !== undefined && evidence.kind !== "none" && (
        <NumberInput
          label={words("rules.evidenceN")}
          value={evidence.n}
          error={error}
          onValue={(typed) => onEvidence({ kind: evidence.kind, n: Math.round(typed ?? 0) })}
        />
      )}
    </div>
  );
}

interface SendToProps {
  readonly ids: readonly string[];
  readonly channels: readonly ChannelOut[] | undefined;
  readonly error: string | undefined;
  readonly onIds: (ids: readonly string[]) => void;
}

/** Where a rule sends its messages: channels the server has, and those it names though the server has them no more. */
function SendTo({ ids, channels, error, onIds }: SendToProps) {
  const words = useWords();
  const known = channels ?? [];
  const gone = ids.filter((id) => !known.some((channel) => channel.id === id));
  const choices = [
    ...known.map(({ id, kind }) => ({ value: id, label: words("rules.channelOut", { id, kind }) })),
    ...gone.map((id) => ({ value: id, label: id })),
  ];
  if (choices.length === 0) return <p className="field__hint">{words("rules.sendToNone")}</p>;
  return (
    <CheckList
      label={words("rules.sendTo")}
      choices={choices}
      value={ids}
      error={error}
      onValue={(next) => onIds(next ?? [])}
    />
  );
}
