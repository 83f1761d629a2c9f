"use client";

import { useState } from "react";
import {
  type Answers,
  ASKED_CHANNELS,
  type AskedChannel,
  type ChannelAnswers,
  USUAL,
  USUAL_ANSWERS,
} from "../../../sim/scenario/lab/answers.ts";
import { scenarioOfAnswers } from "../../../sim/scenario/lab/scenarioOfAnswers.ts";
import { NumberInput, SelectField, TextField } from "../../_edit/Fields.tsx";
import { moneyUnit, USUAL_CURRENCIES } from "../../_i18n/money.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { ChannelQuestion } from "./ChannelQuestion.tsx";
import { Consequence } from "./Consequence.tsx";
import type { WayProps } from "./NewMenu.tsx";
import { ScenarioProblems } from "./ScenarioProblems.tsx";
import { documentOf } from "./ways.ts";

const HALF_HOURS = Array.from({ length: 49 }, (_, i) => i * 30);

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/** Six questions with usual answers, and what each answer means, make a first scenario. */
export function Interview({ onDocument }: WayProps) {
  const words = useWords();
  const language = useLanguage();
  const [answers, setAnswers] = useState<Answers>(() => ({
    ...USUAL_ANSWERS,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  const has = (channel: AskedChannel) => answers.channels[channel] !== undefined;
  const toggle = (channel: AskedChannel) => {
    const { [channel]: before, ...others } = answers.channels;
    const channels = before === undefined ? { ...others, [channel]: USUAL[channel] } : others;
    if (Object.keys(channels).length > 0) setAnswers({ ...answers, channels });
  };
  const change = (channel: AskedChannel, part: Partial<ChannelAnswers>) => {
    const before = answers.channels[channel];
    if (before === undefined) return;
    setAnswers({ ...answers, channels: { ...answers.channels, [channel]: { ...before, ...part } } });
  };
  const asked = ASKED_CHANNELS.filter(has);
  const name = { en: words("lab.firstName"), ru: words("lab.firstName") };
  const parsed = scenarioOfAnswers(answers, name);
  const hour = (minute: number) => ({ value: String(minute), label: clock(minute) });
  const question = { answers, channels: asked, onAnswer: change };
  return (
    <form
      className="lab-interview"
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.ok) onDocument(documentOf(parsed.scenario, { kind: "questions" }, language));
      }}
    >
      <ol>
        <li>
          <fieldset className="checks">
            <legend>{words("lab.ask.channels")}</legend>
            {ASKED_CHANNELS.map((channel) => (
              <label key={channel} className="check">
                <input type="checkbox" checked={has(channel)} onChange={() => toggle(channel)} />
                {words(`channel.${channel}`)}
              </label>
            ))}
          </fieldset>
          <Consequence what="channels" answers={answers} />
        </li>
        <li>
          <fieldset className="lab-ask">
            <legend>{words("lab.ask.hours")}</legend>
            <SelectField
              label={words("lab.opens")}
              value={String(answers.openMinute)}
              choices={HALF_HOURS.filter((minute) => minute < answers.closeMinute).map(hour)}
              onValue={(value) => setAnswers({ ...answers, openMinute: Number(value) })}
            />
            <SelectField
              label={words("lab.closes")}
              value={String(answers.closeMinute)}
              choices={HALF_HOURS.filter((minute) => minute > answers.openMinute).map(hour)}
              onValue={(value) => setAnswers({ ...answers, closeMinute: Number(value) })}
            />
            <TextField
              label={words("lab.timeZone")}
              value={answers.timeZone}
              onValue={(timeZone) => setAnswers({ ...answers, timeZone })}
            />
          </fieldset>
          <Consequence what="hours" answers={answers} />
        </li>
        <ChannelQuestion what="perDay" {...question} />
        <ChannelQuestion what="minutes" {...question} />
        <ChannelQuestion what="promise" {...question} />
        <ChannelQuestion what="people" {...question}>
          <SelectField
            label={words("lab.teams")}
            value={answers.teams}
            choices={[
              { value: "separate", label: words("lab.teamsSeparate") },
              { value: "together", label: words("lab.teamsTogether") },
            ]}
            onValue={(teams) => setAnswers({ ...answers, teams })}
          />
          <NumberInput
            label={words("lab.losses")}
            unit="%"
            value={Math.round(answers.losses * 1_000) / 10}
            onValue={(value) => setAnswers({ ...answers, losses: Math.min(60, Math.max(0, value ?? 0)) / 100 })}
          />
          <NumberInput
            label={words("lab.wage")}
            unit={moneyUnit(answers.currency, words("lab.perHour"), language)}
            value={answers.costPerHour}
            onValue={(value) => setAnswers({ ...answers, costPerHour: value ?? 0 })}
          />
          <SelectField
            label={words("lab.currency")}
            value={answers.currency}
            choices={USUAL_CURRENCIES.map((value) => ({ value, label: value }))}
            onValue={(currency) => setAnswers({ ...answers, currency })}
          />
        </ChannelQuestion>
      </ol>
      {!parsed.ok && (
        <ScenarioProblems problems={parsed.problems} caption={words("edit.problems", { n: parsed.problems.length })} />
      )}
      <div className="buttons">
        <button type="submit" className="button button--main" disabled={!parsed.ok}>
          {words("lab.makeFirst")}
        </button>
      </div>
    </form>
  );
}
