"use client";

import { type CSSProperties, type ReactNode, useMemo, useState } from "react";
import { StaffChart } from "../../_charts/StaffChart.tsx";
import { decimal } from "../../_i18n/format.ts";
import { money } from "../../_i18n/money.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useDaySheet } from "../../_state/useStaffing.ts";
import { BlockGrid } from "./BlockGrid.tsx";
import { columnsOf, daysOf, endText, minuteText } from "./columns.ts";
import type { EditorProps } from "./editorProps.ts";
import { HeldNote } from "./HeldNote.tsx";
import { HoursAxis } from "./HoursAxis.tsx";
import { scheduledNow } from "./headcount.ts";
import { type IntervalOutcome, LevelRows } from "./LevelRows.tsx";
import { copiedCells } from "./pasteCells.ts";
import { SheetKey } from "./SheetKey.tsx";
import { StaffSheet } from "./StaffSheet.tsx";
import { gapOf, sameHours, shownColumns, summed } from "./sheetRows.ts";
import { useStaffing } from "./useStaffing.ts";

export interface TimeBlockProps extends EditorProps {
  /** Service level by interval of an experiment on this scenario, all columns of the run. Empty: none yet. */
  readonly outcome?: readonly IntervalOutcome[];
  /** Stands where the plots would, while there is no outcome. */
  readonly instead?: ReactNode;
}

const ALL = "all";

/** Where in the day: staffing chart, the sheet, service level by interval, on one time axis. */
export function TimeBlock(props: TimeBlockProps) {
  const { scenario, before, outcome = [], instead } = props;
  const words = useWords();
  const language = useLanguage();
  const answer = useDaySheet(scenario);
  const earlier = useDaySheet(before);
  const every = useMemo(() => columnsOf(scenario), [scenario]);
  const days = daysOf(every);
  const [chosenDay, setDay] = useState(0);
  const [chosenTab, setTab] = useState<string>();
  const sheet = answer?.ok ? answer.sheet : undefined;
  const first = scenario.groups[0]!.id;
  const tab = chosenTab === ALL || scenario.groups.some(({ id }) => id === chosenTab) ? (chosenTab ?? first) : first;
  const group = scenario.groups.find(({ id }) => id === tab);
  const mine = <T extends { readonly groupId: string }>(groups: readonly T[]) =>
    tab === ALL ? groups : groups.filter(({ groupId }) => groupId === tab);

  const day = days.includes(chosenDay) ? chosenDay : (days[0] ?? 0);
  const ofDay = every.flatMap((column, i) => (column.day === day ? [i] : []));
  const known = sheet !== undefined && sheet.startsAt.length === every.length ? sheet : undefined;
  const other = earlier?.ok && sameHours(earlier.sheet, known) ? earlier.sheet : undefined;
  const whole = summed(known?.groups ?? [], every.length);
  const shown = shownColumns(other === undefined ? [whole] : [whole, summed(other.groups, every.length)], ofDay);
  const columns = shown.map((i) => every[i]!);
  const cut = <T,>(values: readonly T[]): readonly T[] => shown.map((i) => values[i]!);
  const all = summed(mine(known?.groups ?? []), every.length);
  const [named, away, required] = [cut(all.named), cut(all.away), cut(all.required)];
  const scheduled =
    group === undefined ? cut(all.scheduled) : scheduledNow(group.headcount, columns, named, cut(all.scheduled));
  const gap = scheduled.map((agents, i) => gapOf(agents, away[i]!, required[i]!));
  const rows = { scheduled, away, required, gap, named, cost: all.cost };
  const was = other === undefined ? undefined : summed(mine(other.groups), every.length);
  const beforeRow = was === undefined ? undefined : cut(was.scheduled);
  const namedOf = (id: string) => cut(known?.groups.find(({ groupId }) => groupId === id)?.named ?? every.map(() => 0));
  const staffing = useStaffing(props, group, columns, rows, namedOf);
  const [from, to] = staffing.selected;
  const editable = group !== undefined && known !== undefined;
  const change = was === undefined ? 0 : Math.round(rows.cost - was.cost);
  const moved = beforeRow === undefined ? 0 : (rows.scheduled[from] ?? 0) - (beforeRow[from] ?? 0);
  const copyTable = () => {
    const head = ["", ...columns.map(({ minute }) => minuteText(minute))];
    const line = (name: string, values: readonly number[]) => [
      name,
      ...values.map((value) => Math.round(value * 10) / 10),
    ];
    const table = [
      head,
      line(words("labEdit.scheduled"), rows.scheduled),
      line(words("labEdit.away"), rows.away),
      line(words("labEdit.required"), rows.required),
      line(words("labEdit.gap"), rows.gap),
    ];
    void navigator.clipboard.writeText(copiedCells(table, language === "ru"));
  };
  const style = { "--columns": columns.length, "--from": from, "--to": to + 1 } as CSSProperties;
  return (
    <section className="time-block" aria-label={words("labEdit.staffing")} style={style}>
      <div className="time-block__bar">
        <h2>{words("labEdit.staffing")}</h2>
        <fieldset className="time-block__tabs" aria-label={words("labEdit.groups")}>
          {scenario.groups.length > 1 && (
            <button type="button" aria-pressed={tab === ALL} onClick={() => setTab(ALL)}>
              {words("labEdit.everybody")}
            </button>
          )}
          {scenario.groups.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={tab === id} onClick={() => setTab(id)}>
              {name[language]}
            </button>
          ))}
        </fieldset>
        {days.length > 1 && (
          <select aria-label={words("labEdit.day")} value={day} onChange={({ target }) => setDay(Number(target.value))}>
            {days.map((one) => (
              <option key={one} value={one}>
                {words("labEdit.dayNumber", { n: one + 1 })}
              </option>
            ))}
          </select>
        )}
        <SheetKey />
        <output className="time-block__told" data-wrong={staffing.told?.wrong}>
          {staffing.told?.text ?? (answer?.ok === false ? answer.detail : "")}
        </output>
        <button type="button" className="button" onClick={copyTable} disabled={known === undefined}>
          {words("labEdit.copyTable")}
        </button>
      </div>
      <div className="time-block__axis">
        <div className="time-row time-row--chart">
          <span />
          <StaffChart
            {...{ editable, selected: staffing.selected }}
            scheduled={rows.scheduled}
            before={beforeRow}
            onQueue={rows.scheduled.map((agents, i) => agents - rows.away[i]!)}
            required={rows.required}
            agentsWord={words("labEdit.agents")}
            label={words("labEdit.chart", {
              name: group?.name[language] ?? words("labEdit.everybody"),
              hours: decimal(hours(rows.scheduled, columns[0]?.lengthMinutes ?? 30), 1, language),
            })}
            onSelect={staffing.select}
            onTake={staffing.take}
            onMove={staffing.drag}
            onLeave={staffing.leave}
          />
          <p className="time-row__total">
            {words("labEdit.costOf", { name: group?.name[language] ?? words("labEdit.everybody") })}
            <b>{money(Math.round(rows.cost), scenario.currency, language)}</b>
            {change !== 0 && <span>{`${change > 0 ? "+" : ""}${money(change, scenario.currency, language)}`}</span>}
          </p>
          {moved !== 0 && (
            <span className="time-block__moved">
              {words("labEdit.fromBaseline", { n: `${moved > 0 ? "+" : ""}${decimal(moved, 0, language)}` })}
            </span>
          )}
        </div>
        <HoursAxis columns={columns} />
        {known === undefined ? (
          <p className="time-block__note" role="status">
            {words("labEdit.working")}
          </p>
        ) : (
          <StaffSheet {...{ columns, rows, staffing, editable }} before={beforeRow} />
        )}
        {staffing.held !== undefined && <HeldNote rows={[staffing.held.cells]} onDrop={staffing.drop} />}
        {staffing.block !== undefined && (
          <BlockGrid
            {...staffing.block}
            onCell={staffing.mendBlock}
            onTake={staffing.takeBlock}
            onDrop={staffing.drop}
          />
        )}
        {known !== undefined && known.unplanned.length > 0 && (
          <p className="time-block__note">
            {known.unplanned
              .map(({ queueId, reason }) =>
                words(`labEdit.unplanned.${reason}`, {
                  name: scenario.queues.find(({ id }) => id === queueId)?.name[language] ?? queueId,
                }),
              )
              .join(" ")}
          </p>
        )}
        {outcome.length === 0 ? instead : <LevelRows outcome={outcome} shown={shown} columns={columns} />}
        <i className="time-block__band" aria-hidden="true" />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {columns[from] !== undefined &&
          words("labEdit.selection", { from: minuteText(columns[from].minute), to: endText(columns[to]!) })}
      </p>
    </section>
  );
}

function hours(agents: readonly number[], lengthMinutes: number): number {
  return (agents.reduce((sum, one) => sum + one, 0) * lengthMinutes) / 60;
}
