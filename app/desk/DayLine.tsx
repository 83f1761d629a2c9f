"use client";

import { useEffect, useMemo, useState } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { DAY_MARGIN, DayChart } from "../_charts/DayChart.tsx";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { FeedAddress } from "../_state/feeds.ts";
import type { Transport } from "../_state/useFeed.ts";
import { useDeskActions } from "./actions.ts";
import { DayDialog } from "./DayDialog.tsx";
import { DayIncidents } from "./DayIncidents.tsx";
import { DayReadout } from "./DayReadout.tsx";
import { DayScrubber } from "./DayScrubber.tsx";
import { DayTable } from "./DayTable.tsx";
import { type DayAnswer, type DaysAnswer, dayPath } from "./dayClient.ts";
import {
  channelOfScope,
  DAY_FIGURES,
  type DayFigure,
  figureOf,
  scopeOfDay,
  usualFigure,
  usualOffered,
} from "./dayFigures.ts";
import { dayName, hoursOf, ticksOf, weekdayName } from "./dayText.ts";
import { useAsked } from "./useAsked.ts";
import { expectedPoints, useProjection } from "./useProjection.ts";
import { useReplay } from "./useReplay.ts";

export interface DayLineProps {
  readonly frame: Frame;
  readonly address: FeedAddress;
  readonly query: URLSearchParams;
  readonly transport: Transport | undefined;
  /** The row of the desk that was chosen: its channel is drawn. */
  readonly scope: string;
}

const TODAY_MS = 30_000;
const DAYS_MS = 300_000;

/**
 * The day on one line: what happened, what is usual, what was expected; under it the scrubber over today and every day of the
 * log. Nothing where something plays that is no day of this server: a recording, a simulation in the page.
 */
export function DayLine(props: DayLineProps) {
  const { kind } = props.address;
  return kind === "live" || kind === "day" ? <Line {...props} /> : null;
}

function Line({ frame, address, query, transport, scope }: DayLineProps) {
  const words = useWords();
  const language = useLanguage();
  const { scope: choose } = useDeskActions();
  const [figure, setFigure] = useState<DayFigure>("serviceLevel");
  const [opened, open] = useState<"incidents" | "table">();
  const days = useAsked<DaysAnswer>("/api/v1/days", DAYS_MS);
  const date = address.kind === "day" ? address.date : days?.ok === true ? days.value.today : undefined;
  const isToday = days?.ok !== true || date === days.value.today;
  const got = useAsked<DayAnswer>(date === undefined ? undefined : dayPath(date), isToday ? TODAY_MS : undefined);
  const day = got?.ok === true ? got.value : undefined;
  const replay = useReplay({ address, query, transport, frame, day });
  const channel = channelOfScope(scope);
  const projection = useProjection(replay.past, channel, frame.at, date);
  useEffect(() => {
    document.documentElement.dataset.replay = String(replay.past);
    return () => {
      delete document.documentElement.dataset.replay;
    };
  }, [replay.past]);
  const drawn = useMemo(() => {
    if (day === undefined) return undefined;
    const { counts, usual } = day;
    const own = scopeOfDay(counts, channel);
    const actual = figureOf(own, figure, counts.stepMs);
    const usually = usualFigure(usual, channel, figure);
    return { own, actual, usually, offered: own?.offered ?? [], usualOffered: usualOffered(usual, channel) };
  }, [day, channel, figure]);
  const title = date === undefined ? words("day.title") : dayName(date, isToday, words, language);
  return (
    <section
      className="day"
      aria-label={words("day.title")}
      data-past={replay.past}
      data-date={date}
      onKeyDown={replay.onKey}
    >
      <header className="day__head">
        <h2>{title}</h2>
        <select
          aria-label={words("day.channel")}
          value={channel ?? ""}
          onChange={({ target }) => choose(target.value === "" ? "total" : `channel:${target.value}`)}
        >
          <option value="">{words("day.allChannels")}</option>
          {(day?.counts.channels ?? []).map(({ channel: one }) => (
            <option key={one} value={one}>
              {words(`channel.${one}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={words("day.figure")}
          value={figure}
          onChange={({ target }) => setFigure(DAY_FIGURES.find((known) => known === target.value) ?? figure)}
        >
          {DAY_FIGURES.map((one) => (
            <option key={one} value={one}>
              {words(`day.figures.${one}`)}
            </option>
          ))}
        </select>
        {day !== undefined && drawn !== undefined && date !== undefined && (
          <DayReadout
            day={day}
            own={drawn.own}
            channel={channel}
            at={frame.at}
            weekday={weekdayName(date, language)}
            projection={projection}
          />
        )}
        <button type="button" disabled={day === undefined} onClick={() => open("incidents")}>
          {words("day.incidents", { n: replay.incidents.length })}
        </button>
        <button type="button" disabled={day === undefined} onClick={() => open("table")}>
          {words("day.table")}
        </button>
      </header>
      {day === undefined || drawn === undefined ? (
        <p className="day__empty" role={got?.ok === false ? "alert" : "status"}>
          {got?.ok === false ? words("day.failed", { code: got.code }) : words("day.loading")}
        </p>
      ) : (
        <DayChart
          {...{ startsAt: day.counts.startsAt, endsAt: day.counts.endsAt, stepMs: day.counts.stepMs }}
          reachedAt={day.counts.reachedAt}
          cursorAt={frame.at}
          actual={drawn.actual}
          usual={drawn.usually}
          target={figure === "serviceLevel" && channel !== undefined ? day.targets[channel].fraction : undefined}
          {...ticksOf(figure, [drawn.actual, drawn.usually.p75], language)}
          offered={drawn.offered}
          usualOffered={drawn.usualOffered}
          hours={hoursOf(day.counts.startsAt, day.counts.endsAt, day.timeZone)}
          projection={figure === "serviceLevel" ? expectedPoints(projection, channel, replay.past) : undefined}
          marks={replay.incidents
            .filter((incident) => channel === undefined || !("channel" in incident) || incident.channel === channel)
            .map(({ id, beginAt, endAt, level }) => ({ id, from: beginAt, to: endAt ?? day.counts.reachedAt, level }))}
          label={`${title}, ${channel === undefined ? words("day.allChannels") : words(`channel.${channel}`)}: ${words(`day.figures.${figure}`)}`}
          onPick={replay.seek}
        />
      )}
      <DayScrubber
        replay={replay}
        frame={frame}
        transport={transport}
        days={days?.ok === true ? days.value : undefined}
        date={date}
        day={day}
        margin={DAY_MARGIN}
      />
      {opened !== undefined && day !== undefined && (
        <DayDialog
          title={words(opened === "table" ? "day.table" : "day.incident.list", { date: title })}
          onClose={() => open(undefined)}
        >
          {opened === "table" ? (
            <DayTable day={day} channel={channel} />
          ) : (
            <DayIncidents
              day={day}
              onGo={(incident) => {
                replay.seek(incident.beginAt);
                open(undefined);
              }}
            />
          )}
        </DayDialog>
      )}
    </section>
  );
}
