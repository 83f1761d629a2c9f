"use client";

import {
  type Answers,
  ASKED_CHANNELS,
  peakLoad,
  peakPerHour,
  ratesOf,
  suggestedPeople,
  USUAL_PATIENCE_S,
} from "../../../sim/scenario/lab/answers.ts";
import { count, percent } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface ConsequenceProps {
  readonly what: "channels" | "hours" | "perDay" | "minutes" | "promise" | "people";
  readonly answers: Answers;
}

/** What an answer means, in numbers, before anything is made of it. */
export function Consequence({ what, answers }: ConsequenceProps) {
  const words = useWords();
  const language = useLanguage();
  const asked = ASKED_CHANNELS.filter((channel) => answers.channels[channel] !== undefined);
  const each = (text: (channel: (typeof ASKED_CHANNELS)[number]) => string) =>
    asked.map((channel) => `${words(`channel.${channel}`)} ${text(channel)}`).join(", ");
  const sentence = () => {
    switch (what) {
      case "channels":
        return words("lab.means.channels", { n: asked.length });
      case "hours":
        return words("lab.means.hours", { n: ratesOf(answers, 1_000).filter((rate) => rate > 0).length });
      case "perDay":
        return words("lab.means.perDay", {
          each: each((one) => count(Math.round(peakPerHour(answers, one)), language)),
        });
      case "minutes":
        return words("lab.means.minutes", { each: each((one) => count(Math.round(peakLoad(answers, one)), language)) });
      case "promise":
        return words("lab.means.promise", {
          voice: USUAL_PATIENCE_S.voice ?? 0,
          chat: USUAL_PATIENCE_S.chat ?? 0,
        });
      case "people": {
        const there = (channel: (typeof ASKED_CHANNELS)[number]) =>
          (answers.channels[channel]?.people ?? suggestedPeople(answers, channel)) * (1 - answers.losses);
        const busy = (channel: (typeof ASKED_CHANNELS)[number]) => {
          const people = there(channel);
          return people === 0 ? "—" : percent(peakLoad(answers, channel) / people, language);
        };
        return words("lab.means.people", { each: each(busy) });
      }
    }
  };
  return <p className="lab-means">{sentence()}</p>;
}
