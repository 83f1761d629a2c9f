"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { DAY_MARGIN, DayChart } from "../_charts/DayChart.tsx";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { FeedAddress } from "../_state/feeds.ts";
import type { Transport } from "../_state/useFeed.ts";
import { useKept } from "../wall/useKept.ts";
import { useDeskActions } from "./actions.ts";
import { DayDialog } from "./DayDialog.tsx";
import { DayIncidents } from "./DayIncidents.tsx";
import { DayJourneys } from "./DayJourneys.tsx";
import { DayLegend } from "./DayLegend.tsx";
import { DayReadout } from "./DayReadout.tsx";
import { DayScrubber } from "./DayScrubber.tsx";
import { DayTable } from "./DayTable.tsx";
import {
  DAY_MINUTES,
  type DayAnswer,
  type DayMinutes,
  type DaysAnswer,
  dayPath,
  type ExpectedAnswer,
  expectedPath,
} from "./dayClient.ts";
import {
  channelOfScope,
  DAY_FIGURES,
  type DayFigure,
  figureOf,
  scopeOfDay,
  usualFigure,
  usualOffered,
} from "./dayFigures.ts";
import { expectedGhosts, expectedOffered, type Ghost, hiddenGhosts, toggledGhosts } from "./dayGhosts.ts";
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

const USUAL_MINUTES: DayMinutes = 15;
const NO_SPREAD = { p25: [], p50: [], p75: [] };
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
  const [keptMinutes, keepMinutes] = useKept("floorcast-desk-minutes");
  const [keptGhosts, keepGhosts] = useKept("floorcast-desk-ghosts");
  const minutes = DAY_MINUTES.find((one) => String(one) === keptMinutes) ?? USUAL_MINUTES;
  const hidden = useMemo(() => hiddenGhosts(keptGhosts), [keptGhosts]);
  const [opened, open] = useState<"incidents" | "table" | "journeys">();
  const days = useAsked<DaysAnswer>("/api/v1/days", DAYS_MS);
  const date = address.kind === "day" ? address.date : days?.ok === true ? days.value.today : undefined;
  const isToday = days?.ok !== true || date === days.value.today;
  const got = useAsked<DayAnswer>(
    date === undefined ? undefined : dayPath(date, minutes),
    isToday ? TODAY_MS : undefined,
  );
  // By other intervals it is the same day: what was drawn stays until the other is there.
  const before = useRef<{ readonly date: string | undefined; readonly day: DayAnswer }>(undefined);
  if (got?.ok === true) before.current = { date, day: got.value };
  const day = before.current?.date === date ? before.current?.day : undefined;
  const told = useAsked<ExpectedAnswer>(date === undefined ? undefined : expectedPath(date, minutes), DAYS_MS);
  const expected = told?.ok === true && told.value.stepMs === day?.counts.stepMs ? told.value : undefined;
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
    const usually = hidden.has("usual") ? NO_SPREAD : usualFigure(usual, channel, figure);
    const usualCame = hidden.has("usual") ? [] : usualOffered(usual, channel);
    const ghosts = expectedGhosts(expected, channel, hidden);
    return { own, actual, usually, offered: own?.offered ?? [], usualOffered: usualCame, ghosts };
  }, [day, channel, figure, hidden, expected]);
  const points = figure === "serviceLevel" ? expectedPoints(projection, channel, replay.past) : undefined;
  const there = new Set<Ghost>([
    ...(channel !== undefined && (day?.usual.dates.length ?? 0) > 0 ? (["usual"] as const) : []),
    ...(["forecast", "plan"] as const).filter((id) => expectedOffered(expected, channel, id) !== undefined),
    ...(points === undefined ? [] : (["projection"] as const)),
  ]);
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
        {day === undefined || drawn === undefined || date === undefined ? (
          // Room for the two lines to come: nothing below moves when the day is there.
          <div className="day__readout" aria-hidden="true">
            <p>{"\u00a0"}</p>
            <p>{"\u00a0"}</p>
          </div>
        ) : (
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
        <button type="button" disabled={day === undefined} onClick={() => open("journeys")}>
          {words("day.journeys.button")}
        </button>
        <button type="button" disabled={day === undefined} onClick={() => open("table")}>
          {words("day.table")}
        </button>
      </header>
      <DayLegend
        there={there}
        hidden={hidden}
        onToggle={(ghost) => keepGhosts(toggledGhosts(keptGhosts, ghost))}
        minutes={minutes}
        onMinutes={(next) => keepMinutes(String(next))}
      />
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
          {...ticksOf(
            figure,
            [drawn.actual, drawn.usually.p75, ...(figure === "offered" ? drawn.ghosts.map(({ list }) => list) : [])],
            language,
          )}
          ghosts={drawn.ghosts}
          ofContacts={figure === "offered"}
          offered={drawn.offered}
          usualOffered={drawn.usualOffered}
          hours={hoursOf(day.counts.startsAt, day.counts.endsAt, day.timeZone)}
          projection={hidden.has("projection") ? undefined : points}
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
      {opened === "journeys" && date !== undefined && (
        <DayDialog title={words("day.journeys.title", { date: title })} onClose={() => open(undefined)}>
          <DayJourneys date={date} timeZone={frame.timeZone} />
        </DayDialog>
      )}
      {opened !== undefined && opened !== "journeys" && day !== undefined && (
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
                replay.jump(incident.beginAt);
                open(undefined);
              }}
            />
          )}
        </DayDialog>
      )}
    </section>
  );
}
