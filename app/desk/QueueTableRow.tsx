"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import { Bullet } from "../_charts/Bullet.tsx";
import { HistoryChart } from "../_charts/HistoryChart.tsx";
import { LoadDots } from "../_charts/LoadDots.tsx";
import { WaitBar } from "../_charts/WaitBar.tsx";
import { count, duration, NONE, percent, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { alarmOf } from "../_tiles/alarmOrder.ts";
import { figureClass } from "../_tiles/figureClass.ts";
import { loadText } from "../_tiles/loadText.ts";
import { Mark } from "../_tiles/Mark.tsx";
import { useDeskActions } from "./actions.ts";
import type { DeskRow } from "./deskRows.ts";
import { Figure } from "./Figure.tsx";

export interface QueueTableRowProps {
  readonly row: DeskRow;
  readonly frame: Frame;
  readonly chosen: boolean;
  /** Some row looks ahead: there is a column for the chance. */
  readonly ahead: boolean;
}

/** Pixels of one arcminute at a desk: the charts of the wall, read from half a metre. */
const NEAR_AM = 0.62;

/** One channel or queue in a line. Where its data stopped the figures are withdrawn, the past stays. */
export function QueueTableRow({ row, frame, chosen, ahead }: QueueTableRowProps) {
  const words = useWords();
  const language = useLanguage();
  const actions = useDeskActions();
  const { scope, kind, channel, queueId, figures, freshness, projection } = row;
  const { serviceLevel, abandonment, level } = figures;
  const { value, n, target, low, high, missed } = serviceLevel;
  const word = words(`channel.${channel}`);
  const name = kind === "queue" ? `${queueId}, ${word}` : word;
  const few = n < frame.minimumN;
  const dead = freshness === "stale";
  const loud = level !== "calm" && !dead ? level : undefined;
  const state = kind === "queue" ? undefined : alarmOf(frame.alarms, channel)?.state;
  const own = { scope, name } as const;
  const waiting = count(figures.waiting, language);
  const longest = duration(figures.longestWaitMs, language);
  return (
    <tr
      className={`queues__${kind}`}
      data-level={dead ? "data" : level}
      data-chosen={chosen}
      data-freshness={freshness}
    >
      <th scope="row">
        <button
          type="button"
          tabIndex={-1}
          className="dname"
          data-scope={scope}
          onClick={() => actions.scope(scope)}
          aria-current={chosen}
          aria-label={words("desk.queues.choose", { name })}
        >
          <span className="dname__mark">
            {dead ? (
              <Mark kind="data" />
            ) : (
              loud !== undefined && <Mark kind={loud} outline={state !== undefined && state !== "new"} />
            )}
          </span>
          <span className="dname__word">{kind === "queue" ? queueId : word}</span>
          {kind === "only" && queueId !== undefined && queueId !== channel && <small>{queueId}</small>}
        </button>
      </th>
      {dead ? (
        <td colSpan={11} className="queues__stale">
          {words("desk.queues.stale")}
        </td>
      ) : (
        <>
          <td className="num">
            <Figure
              {...own}
              drill="waiting"
              metric="waiting"
              value={waiting}
              mark={figureClass(figures, "waiting", state)}
            >
              {waiting}
            </Figure>
          </td>
          <td className="num">
            <Figure
              {...own}
              drill="waiting"
              metric="longestWaitMs"
              value={longest}
              mark={figureClass(figures, "longest", state)}
            >
              {longest}
            </Figure>
          </td>
          <td>
            <WaitBar waitMs={figures.longestWaitMs ?? 0} limitMs={target.acceptableWaitMs} />
          </td>
          <td>
            <Bullet
              value={value}
              target={target.fraction}
              low={low}
              high={high}
              faint={few}
              alarm={missed ? (level === "act" ? "act" : "watch") : undefined}
            />
          </td>
          <td className="num">
            <Figure
              {...own}
              drill="serviceLevel"
              metric="serviceLevel"
              value={percent(value, language)}
              mark={`${figureClass(figures, "serviceLevel", state)} ${few ? "dfig--faint" : ""}`}
            >
              {percentNumber(value)}
            </Figure>
          </td>
          <td className="num faint">{count(n, language)}</td>
          <td className="num">
            <Figure {...own} drill="abandonment" metric="abandonment" value={percent(abandonment.value, language)}>
              {percentNumber(abandonment.value)}
            </Figure>
          </td>
          <td className="num">
            <Figure {...own} drill="answered" metric="waitP90Ms" value={duration(figures.waitP90Ms, language)}>
              {duration(figures.waitP90Ms, language)}
            </Figure>
          </td>
          <td>
            <LoadDots load={figures.slotLoad.value} occupancy={figures.occupancy.value} />
            <span className="visually-hidden">
              {words("desk.queues.load")} {percent(figures.slotLoad.value, language)}, {words("desk.queues.occupancy")}{" "}
              {percent(figures.occupancy.value, language)}
            </span>
          </td>
          <td className="num">
            <Figure {...own} drill="inProgress" metric="inProgress" value={count(figures.inProgress, language)}>
              {count(figures.inProgress, language)}
            </Figure>
          </td>
          <td className="num" data-metric="slotLoad">
            {loadText(figures.slotsBusy, figures.slots, language)}
          </td>
        </>
      )}
      <td className="queues__trend">
        {kind !== "queue" && (
          <HistoryChart
            history={row.history}
            at={frame.at}
            value={value}
            target={target.fraction}
            level={level}
            faint={few}
            dead={dead}
            projection={projection}
            am={NEAR_AM}
            name={name}
            label={words("desk.queues.trendLabel", { name, value: percent(value, language) })}
            note={undefined}
            aheadNote={undefined}
            empty=""
          />
        )}
      </td>
      {ahead && (
        <td className="num">
          {kind === "queue" ? "" : projection === undefined ? NONE : percent(projection.chance.value, language)}
        </td>
      )}
    </tr>
  );
}
