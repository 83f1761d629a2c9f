"use client";

import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { ChannelStory } from "../../sim/metrics/day/postMortem.ts";
import { clock, duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { type PostMortemAnswer, type ProjectionAnswer, projectionPath } from "../desk/dayClient.ts";
import { incidentSentence } from "../desk/incidentText.ts";
import { useAsked } from "../desk/useAsked.ts";
import { causes, leverText } from "./storyText.ts";

interface PartProps {
  readonly story: PostMortemAnswer;
}

/** Who was hurt, and what was different: sentences of numbers. */
export function ChannelText({ story, channel }: PartProps & { readonly channel: ChannelStory }) {
  const words = useWords();
  const language = useLanguage();
  const { incident, timeZone, targets } = story;
  const { value, low, high } = channel.serviceLevel;
  const { hurt, counted, abandoned, answered } = channel;
  return (
    <>
      <section>
        <h2>{words("day.story.hurtTitle")}</h2>
        {value === undefined ? (
          <p>{words("day.story.nobody")}</p>
        ) : (
          <p data-testid="story-hurt">
            {words("day.story.hurt", {
              ...{ hurt, counted, abandoned, answered },
              value: percent(value, language),
              low: `${Math.round((low ?? 0) * 100)}`,
              high: percent(high, language),
              target: percent(targets[channel.channel].fraction, language),
              longest: duration(channel.longestWaitMs, language),
              most: channel.mostWaiting,
            })}{" "}
            {incident.kind === "dip" &&
              words("day.story.worst", {
                at: clock(incident.worst.at, timeZone),
                value: percent(incident.worst.value, language),
                n: incident.worst.n,
              })}
          </p>
        )}
      </section>
      <section>
        <h2>{words("day.story.causesTitle")}</h2>
        <ul>
          {causes(channel, words, language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="faint">
          {story.usualDates.length > 0 &&
            `${words("day.story.usualFrom", { n: story.usualDates.length, dates: story.usualDates.join(", ") })} `}
          {words("day.story.noPlan")}
        </p>
      </section>
    </>
  );
}

/** Alarms that stood meanwhile, and who said they saw them. */
export function AlarmsText({ story }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const { alarms, timeZone, reachedAt } = story;
  return (
    <section>
      <h2>{words("day.story.alarmsTitle")}</h2>
      {alarms.length === 0 && <p>{words("day.story.noAlarms")}</p>}
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            {words("day.story.alarmRow", {
              from: clock(alarm.beginAt, timeZone),
              to: clock(alarm.endAt ?? reachedAt, timeZone),
              what: incidentSentence(alarm, words, language),
              who:
                alarm.seenBy === undefined
                  ? words("day.incident.unseen")
                  : words("day.incident.seenBy", { by: alarm.seenBy }),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was chosen meanwhile, as it was logged. */
export function LeversText({ story: { chosen, timeZone } }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section>
      <h2>{words("day.story.leversTitle")}</h2>
      {chosen.length === 0 && <p>{words("day.story.noLevers")}</p>}
      <ul>
        {chosen.map(({ at, levers, by }) => (
          <li key={`${at} ${by}`}>
            {words("day.story.lever", {
              at: clock(at, timeZone),
              what: levers.map((lever) => leverText(lever, words, language)).join("; "),
              who: by,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was expected half an hour before it began, of the worst half hour, and what came of it. */
export function ProjectionText({ story, channel }: PartProps & { readonly channel: ChannelStory }) {
  const words = useWords();
  const language = useLanguage();
  const { incident, timeZone, date, stepMs } = story;
  const got = useAsked<ProjectionAnswer>(projectionPath(date, incident.beginAt));
  const said = got?.ok === true ? pointOf(got.value.projection, channel, incident) : undefined;
  const row = said === undefined ? undefined : channel.rows.findLast(({ at }) => at + stepMs <= said.point.at);
  return (
    <section>
      <h2>{words("day.story.projectionTitle")}</h2>
      <p data-testid="story-projection">
        {said === undefined || row === undefined
          ? words("day.story.noProjection")
          : words("day.story.projection", {
              made: clock(said.madeAt, timeZone),
              runs: said.runs,
              at: clock(said.point.at, timeZone),
              low: `${Math.round(said.point.level.p10 * 100)}`,
              high: percent(said.point.level.p90, language),
              chance: percent(said.point.chance, language),
              value: percent(row.serviceLevel.value, language),
              n: row.serviceLevel.n,
            })}
      </p>
    </section>
  );
}

function pointOf(projection: LookAhead | null, { channel }: ChannelStory, incident: PostMortemAnswer["incident"]) {
  const wanted = incident.kind === "dip" ? incident.worst.at : (incident.endAt ?? incident.beginAt);
  const points = (projection?.channels.find((one) => one.channel === channel)?.points ?? []).flatMap((point) =>
    point.serviceLevel === undefined ? [] : [{ at: point.at, level: point.serviceLevel, chance: point.keeps?.value }],
  );
  const point = points.find(({ at }) => at >= wanted) ?? points.at(-1);
  if (projection === null || point === undefined) return undefined;
  return { madeAt: projection.madeAt, runs: projection.runs, point };
}
