"use client";

import { METHODS, type MethodId } from "../../../sim/forecast/model.ts";
import { NumberInput, SelectField } from "../../_edit/Fields.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import type { HistoryQueue } from "../history/historyClient.ts";
import { GROWTH_BOUNDS, HORIZONS, type WishDraft } from "./wish.ts";

export interface WishBarProps {
  readonly draft: WishDraft;
  readonly queues: readonly HistoryQueue[];
  /** Interval lengths the history has; empty until it was read. */
  readonly lengths: readonly number[];
  readonly length: number | undefined;
  /** What the backtest chose; absent until it is through. */
  readonly chosen: MethodId | undefined;
  readonly onChange: (over: Partial<WishDraft>) => void;
}

/** Which queue, in which intervals, how far, by which method, with how much growth on top. */
export function WishBar({ draft, queues, lengths, length, chosen, onChange }: WishBarProps) {
  const words = useWords();
  const nameOf = ({ queue, channel }: Pick<HistoryQueue, "queue" | "channel">) =>
    `${queue} · ${words(`channel.${channel}`)}`;
  const place = queues.findIndex(({ queue, channel }) => queue === draft.queue && channel === draft.channel);
  const methods = [
    {
      value: "auto" as const,
      label:
        chosen === undefined
          ? words("forecast.automatic")
          : words("forecast.automaticChosen", { method: words(`forecast.method.${chosen}`) }),
    },
    ...METHODS.map((method) => ({ value: method, label: words(`forecast.method.${method}`) })),
  ];
  const wrong = draft.growth < GROWTH_BOUNDS.least || draft.growth > GROWTH_BOUNDS.most;
  return (
    <div className="wish-bar">
      <SelectField
        label={words("forecast.queue")}
        value={String(Math.max(0, place))}
        choices={queues.map((queue, i) => ({ value: String(i), label: nameOf(queue) }))}
        onValue={(value) => {
          const queue = queues[Number(value)];
          if (queue !== undefined) onChange({ queue: queue.queue, channel: queue.channel });
        }}
      />
      <SelectField
        label={words("forecast.interval")}
        value={String(length ?? "")}
        choices={lengths.map((minutes) => ({
          value: String(minutes),
          label: minutes === 1_440 ? words("forecast.wholeDay") : words("forecast.minutes", { n: minutes }),
        }))}
        onValue={(value) => onChange({ intervalMinutes: Number(value) })}
      />
      <SelectField
        label={words("forecast.horizon")}
        value={String(draft.horizonDays)}
        choices={HORIZONS.map((days) => ({ value: String(days), label: words("forecast.days", { n: days }) }))}
        onValue={(value) => onChange({ horizonDays: Number(value) })}
      />
      <SelectField
        label={words("forecast.methodName")}
        value={draft.method}
        choices={methods}
        onValue={(method) => onChange({ method })}
      />
      <NumberInput
        label={words("forecast.growth")}
        unit={words("forecast.growthUnit")}
        value={draft.growth}
        error={wrong ? words("forecast.growthBounds", GROWTH_BOUNDS) : undefined}
        onValue={(growth = 0) => {
          if (growth >= GROWTH_BOUNDS.least && growth <= GROWTH_BOUNDS.most) onChange({ growth });
        }}
      />
      <label className="check">
        <input type="checkbox" checked={draft.drift} onChange={({ target }) => onChange({ drift: target.checked })} />
        {words("forecast.driftOn")}
      </label>
    </div>
  );
}
