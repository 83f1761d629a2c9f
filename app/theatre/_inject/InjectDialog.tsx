"use client";

import { type FormEvent, useState } from "react";
import type { InjectionKind, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { type Channel, isChannel } from "../../../sim/vocabulary/index.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { Sheet } from "../_head/Sheet.tsx";
import { FIELDS_OF, type InjectDraft, KINDS, planOf } from "./injectDraft.ts";
import type { InjectionPlan } from "./injections.ts";

export interface InjectDialogProps {
  readonly overview: TheatreOverview;
  /** What the form begins with. */
  readonly first: InjectionPlan | undefined;
  readonly onInject: (plan: InjectionPlan) => void;
  readonly onClose: () => void;
}

/** Everything an injection can say: which queues, how much, how long. */
export function InjectDialog({ overview, first, onInject, onClose }: InjectDialogProps) {
  const words = useWords();
  const language = useLanguage();
  const { lanes, groups, channels } = overview;
  const [draft, setDraft] = useState<InjectDraft>({
    kind: first?.kind ?? "spike",
    queueIds: lanes.slice(0, 1).map(({ queueId }) => queueId),
    channel: channels[0] ?? "voice",
    groupId: groups[0]?.id ?? "",
    factor: 3,
    agents: 2,
    contacts: 30,
    halfLifeMinutes: 4,
    minutes: 10,
  });
  const turn = (change: Partial<InjectDraft>) => setDraft((now) => ({ ...now, ...change }));
  const fields = FIELDS_OF[draft.kind];
  const send = (event: FormEvent) => {
    event.preventDefault();
    onInject(planOf(draft));
  };
  const number = (
    name: "factor" | "agents" | "contacts" | "minutes" | "halfLifeMinutes",
    label: string,
    [min, max, step]: readonly [number, number, number],
  ) => (
    <label className="form__field">
      <span>{label}</span>
      <input
        type="number"
        required
        min={min}
        max={max}
        step={step}
        value={draft[name]}
        onChange={(event) => turn({ [name]: event.target.valueAsNumber })}
      />
    </label>
  );
  return (
    <Sheet title={words("theatre.inject.title")} close={words("theatre.inject.close")} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <label className="form__field">
          <span>{words("theatre.inject.kind")}</span>
          <select value={draft.kind} onChange={(event) => turn({ kind: event.target.value as InjectionKind })}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words(`theatre.inject.names.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {fields.includes("queueIds") && (
          <label className="form__field">
            <span>{words("theatre.inject.lanes")}</span>
            <select
              multiple={draft.kind !== "flash-crowd"}
              required
              value={draft.kind === "flash-crowd" ? (draft.queueIds[0] ?? "") : [...draft.queueIds]}
              onChange={(event) => turn({ queueIds: [...event.target.selectedOptions].map(({ value }) => value) })}
            >
              {lanes.map(({ queueId, name }) => (
                <option key={queueId} value={queueId}>
                  {name[language]}
                </option>
              ))}
            </select>
          </label>
        )}
        {fields.includes("channel") && (
          <label className="form__field">
            <span>{words("theatre.inject.channel")}</span>
            <select
              value={draft.channel}
              onChange={({ target: { value } }) => isChannel(value) && turn({ channel: value satisfies Channel })}
            >
              {channels.map((channel) => (
                <option key={channel} value={channel}>
                  {words(`channel.${channel}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {fields.includes("groupId") && (
          <label className="form__field">
            <span>{words("theatre.inject.group")}</span>
            <select value={draft.groupId} onChange={(event) => turn({ groupId: event.target.value })}>
              {groups.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </select>
          </label>
        )}
        {fields.includes("factor") &&
          number("factor", words("theatre.inject.factor"), [0.1, draft.kind === "spike" ? 100 : 10, 0.1])}
        {fields.includes("agents") && number("agents", words("theatre.inject.agents"), [1, 2_000, 1])}
        {fields.includes("contacts") && number("contacts", words("theatre.inject.contacts"), [1, 10_000, 1])}
        {fields.includes("halfLifeMinutes") && number("halfLifeMinutes", words("theatre.inject.halfLife"), [1, 600, 1])}
        {fields.includes("minutes") && number("minutes", words("theatre.inject.minutes"), [1, 1_440, 1])}
        <p className="form__note">{words("theatre.inject.takesHold")}</p>
        <button type="submit" className="btn btn--play">
          {words("theatre.inject.go")}
        </button>
      </form>
    </Sheet>
  );
}
