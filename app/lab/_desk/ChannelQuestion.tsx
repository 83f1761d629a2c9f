"use client";

import type { ReactNode } from "react";
import {
  type Answers,
  type AskedChannel,
  type ChannelAnswers,
  suggestedPeople,
} from "../../../sim/scenario/lab/answers.ts";
import { NumberInput } from "../../_edit/Fields.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import { Consequence } from "./Consequence.tsx";

export interface ChannelQuestionProps {
  readonly what: "perDay" | "minutes" | "promise" | "people";
  readonly answers: Answers;
  readonly channels: readonly AskedChannel[];
  readonly onAnswer: (channel: AskedChannel, part: Partial<ChannelAnswers>) => void;
  readonly children?: ReactNode;
}

/** A question asked of every channel the centre has. An empty field keeps the answer there was. */
export function ChannelQuestion({ what, answers, channels, onAnswer, children }: ChannelQuestionProps) {
  const words = useWords();
  const numberOf = (channel: AskedChannel, asked: ChannelAnswers) => {
    const label = words(`channel.${channel}`);
    switch (what) {
      case "perDay":
        return (
          <NumberInput
            key={channel}
            label={label}
            unit={words("lab.aDay")}
            value={asked.perDay}
            onValue={(perDay) => perDay !== undefined && onAnswer(channel, { perDay })}
          />
        );
      case "minutes":
        return (
          <NumberInput
            key={channel}
            label={label}
            unit={words("lab.minutes")}
            step={0.5}
            value={asked.minutes}
            onValue={(minutes) => minutes !== undefined && onAnswer(channel, { minutes })}
          />
        );
      case "promise":
        return (
          <span key={channel} className="lab-promise">
            <NumberInput
              label={words("lab.promiseOf", { channel: label })}
              unit="%"
              value={Math.round(asked.share * 100)}
              onValue={(share) => share !== undefined && onAnswer(channel, { share: share / 100 })}
            />
            <NumberInput
              label={words("lab.promiseWithin", { channel: label })}
              unit={words("lab.seconds")}
              value={asked.withinSeconds}
              onValue={(withinSeconds) => withinSeconds !== undefined && onAnswer(channel, { withinSeconds })}
            />
          </span>
        );
      case "people":
        return (
          <NumberInput
            key={channel}
            label={label}
            unit={words("lab.people")}
            value={asked.people ?? suggestedPeople(answers, channel)}
            onValue={(people) => people !== undefined && onAnswer(channel, { people })}
          />
        );
    }
  };
  return (
    <li>
      <fieldset className="lab-ask">
        <legend>{words(`lab.ask.${what}`)}</legend>
        {channels.map((channel) => {
          const asked = answers.channels[channel];
          return asked === undefined ? null : numberOf(channel, asked);
        })}
        {children}
      </fieldset>
      <Consequence what={what} answers={answers} />
    </li>
  );
}
