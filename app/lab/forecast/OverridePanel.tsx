"use client";

import { useState } from "react";
import { OVERRIDE_BOUNDS } from "../../../sim/forecast/overrideBounds.ts";
import type { Override } from "../../../sim/forecast/overrides.ts";
import { EditBar } from "../../_edit/EditBar.tsx";
import { NumberInput, SelectField, TextField } from "../../_edit/Fields.tsx";
import type { Editing } from "../../_edit/useEditing.ts";
import { percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ForecastMade } from "../../_state/useForecast.ts";
import { contacts, minuteText } from "./points.ts";

export type OverrideStep = "add" | "remove" | "discard" | "theirs";

export interface OverridePanelProps {
  readonly editing: Editing<readonly Override[], OverrideStep>;
  readonly made: ForecastMade;
  /** The day that is open: where a new change begins. */
  readonly date: string | undefined;
}

type Kind = Override["change"]["kind"];

/** Whether a draft kept by an earlier visit looks like a list of overrides; the server looks closer. */
export function isOverridesLike(value: unknown): value is readonly Override[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        typeof one === "object" &&
        one !== null &&
        ["id", "queue", "channel", "from", "to", "reason"].every(
          (key) => typeof (one as Record<string, unknown>)[key] === "string",
        ) &&
        typeof (one as Record<string, unknown>).change === "object",
    )
  );
}

/** What people know better than the model, with their reasons: kept apart from it, each taken back at any time. */
export function OverridePanel({ editing, made, date }: OverridePanelProps) {
  const words = useWords();
  const language = useLanguage();
  const { queue, channel } = made.series;
  const all = editing.value ?? [];
  const own = all.filter((one) => one.queue === queue && one.channel === channel);
  const change = (one: Override): string => {
    switch (one.change.kind) {
      case "factor": {
        // Percent as typed: 1.2 − 1 is no whole fifth.
        const by = Math.round(1e6 * (one.change.factor - 1)) / 1e4;
        return `${by > 0 ? "+" : ""}${percentExact(by / 100, by % 1 === 0 ? 0 : 1, language)}`;
      }
      case "add":
        return words("forecast.addContacts", { n: contacts(one.change.contacts, language) });
      default:
        return words("forecast.totalContacts", { n: contacts(one.change.contacts, language) });
    }
  };
  return (
    <section aria-label={words("forecast.overrides")}>
      <h2>{words("forecast.overrides")}</h2>
      <EditBar
        editing={editing}
        nameOf={(step) => words(`forecast.step.${step}`)}
        discardName="discard"
        theirsName="theirs"
        wrong={0}
      />
      {own.length === 0 ? (
        <p>{words("forecast.noOverrides")}</p>
      ) : (
        <div className="near-table__room">
          <table className="near-table near-table--tight">
            <thead>
              <tr>
                <th scope="col">{words("forecast.when")}</th>
                <th scope="col">{words("forecast.hours")}</th>
                <th scope="col" className="num">
                  {words("forecast.change")}
                </th>
                <th scope="col">{words("forecast.reason")}</th>
                <th scope="col">
                  <span className="visually-hidden">{words("forecast.remove")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {own.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.from === one.to ? one.from : `${one.from} – ${one.to}`}</th>
                  <td>
                    {one.fromMinute === undefined && one.toMinute === undefined
                      ? words("forecast.allDay")
                      : `${minuteText(one.fromMinute ?? 0)}–${minuteText(one.toMinute ?? 1_440)}`}
                  </td>
                  <td className="num">{change(one)}</td>
                  <td>{one.reason}</td>
                  <td>
                    <button
                      type="button"
                      className="button button--small"
                      onClick={() =>
                        editing.change(
                          all.filter(({ id }) => id !== one.id),
                          "remove",
                          one.id,
                        )
                      }
                    >
                      {words("forecast.remove")}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {all.length < OVERRIDE_BOUNDS.overrides && editing.value !== undefined && (
        <OverrideForm
          key={`${queue} ${channel} ${date}`}
          date={date ?? ""}
          onOverride={(draft) => {
            const number = all.reduce((most, { id }) => Math.max(most, Number(id.replace(/^\D+/, "")) || 0), 0) + 1;
            editing.change([...all, { id: `change-${number}`, queue, channel, ...draft }], "add", `add ${number}`);
          }}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly date: string;
  readonly onOverride: (draft: Omit<Override, "id" | "queue" | "channel">) => void;
}

function OverrideForm({ date, onOverride }: FormProps) {
  const words = useWords();
  const [from, setFrom] = useState(date);
  const [to, setTo] = useState(date);
  const [begin, setBegin] = useState("");
  const [end, setEnd] = useState("");
  const [kind, setKind] = useState<Kind>("factor");
  const [amount, setAmount] = useState<number | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  const fromMinute = minuteOf(begin);
  const toMinute = minuteOf(end);
  const wrong = {
    dates: !isDate(from) || !isDate(to) || from > to,
    hours: Number.isNaN(fromMinute ?? 0) || Number.isNaN(toMinute ?? 0) || (fromMinute ?? 0) >= (toMinute ?? 1_440),
    amount:
      amount === undefined || (kind === "factor" ? amount < -100 || amount > 9_900 : kind === "total" && amount < 0),
    reason: reason.trim() === "",
  };
  const add = () => {
    setAsked(true);
    if (Object.values(wrong).some(Boolean) || amount === undefined) return;
    onOverride({
      ...{ from, to, reason: reason.trim() },
      ...(fromMinute === undefined ? {} : { fromMinute }),
      ...(toMinute === undefined ? {} : { toMinute }),
      change: kind === "factor" ? { kind, factor: 1 + amount / 100 } : { kind, contacts: amount },
    });
    setReason("");
    setAmount(undefined);
    setAsked(false);
  };
  const said = (is: boolean, what: "dates" | "hours" | "amount" | "reason") =>
    asked && is ? words(`forecast.wrong.${what}`) : undefined;
  return (
    <form
      className="override-form"
      aria-label={words("forecast.newOverride")}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={words("forecast.fromDate")}
        value={from}
        onValue={setFrom}
        maxLength={10}
        error={said(wrong.dates, "dates")}
      />
      <TextField label={words("forecast.toDate")} value={to} onValue={setTo} maxLength={10} />
      <TextField
        label={words("forecast.fromHour")}
        value={begin}
        onValue={setBegin}
        maxLength={5}
        error={said(wrong.hours, "hours")}
      />
      <TextField label={words("forecast.toHour")} value={end} onValue={setEnd} maxLength={5} />
      <SelectField
        label={words("forecast.kind")}
        value={kind}
        choices={(["factor", "add", "total"] as const).map((value) => ({
          value,
          label: words(`forecast.kinds.${value}`),
        }))}
        onValue={setKind}
      />
      <NumberInput
        key={`${kind} ${amount === undefined}`}
        label={words("forecast.amount")}
        unit={kind === "factor" ? "%" : words("forecast.contacts")}
        value={amount}
        error={said(wrong.amount, "amount")}
        onValue={setAmount}
      />
      <TextField
        label={words("forecast.reason")}
        value={reason}
        onValue={setReason}
        maxLength={OVERRIDE_BOUNDS.reason}
        error={said(wrong.reason, "reason")}
      />
      <button type="submit" className="button">
        {words("forecast.addOverride")}
      </button>
    </form>
  );
}

/** `9:30` → 570; nothing → undefined; anything else NaN. */
function minuteOf(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const parts = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim());
  const minute = parts === null ? Number.NaN : Number(parts[1]) * 60 + Number(parts[2]);
  return minute <= 1_440 ? minute : Number.NaN;
}
