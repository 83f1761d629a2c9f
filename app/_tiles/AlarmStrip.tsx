import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame, Frame } from "../../sim/metrics/frame.ts";
import { clock, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { AlarmCard, type AlarmCardProps } from "./AlarmCard.tsx";
import { alarmsWorstFirst } from "./alarmOrder.ts";
import { alarmSentence, promisedWaitMs } from "./alarmText.ts";

export interface AlarmStripProps {
  readonly frame: Frame;
  /** The connection is gone: what was open is kept as unknown. */
  readonly lost: boolean;
  /** Cards there is room for; the rest becomes a count. */
  readonly room: number;
  readonly stacked?: boolean;
  /** Asks what to do about an alarm; absent where nothing can be done. */
  readonly onOpen?: ((id: string) => void) | undefined;
}

type Card = AlarmCardProps & { readonly key: string };

/** The strip that never rotates: the worst alarms, in words, worst first. */
export function AlarmStrip({ frame, lost, room, stacked = false, onOpen }: AlarmStripProps) {
  const words = useWords();
  const language = useLanguage();
  const { at, timeZone, channels, alarmRate } = frame;
  const silent = lost ? [] : channels.filter(({ freshness }) => freshness === "stale");

  const detailOf = (alarm: AlarmFrame): string => {
    if (alarm.state === "shelved" && alarm.shelvedUntilAt !== undefined) {
      const until = clock(alarm.shelvedUntilAt, timeZone);
      return alarm.seenBy === undefined
        ? words("alarm.shelvedUntil", { until })
        : words("alarm.shelvedBy", { by: alarm.seenBy, until });
    }
    if (alarm.state === "returned") return words("alarm.returnedAt", { at: clock(alarm.stateAt, timeZone) });
    if (alarm.response !== undefined) return alarm.response;
    const row = channels.find(({ channel }) => alarm.scope === `channel:${channel}`);
    if (row === undefined) return alarm.n === undefined ? "" : words("wall.n", { n: alarm.n });
    return row.waiting === 0 ? words("alarm.nobody") : words("alarm.detail", { n: row.waiting, late: row.waitingLate });
  };
  const noteOf = (alarm: AlarmFrame): string => {
    switch (alarm.state) {
      case "new":
        return words("alarm.new", { age: duration(at - alarm.sinceAt, language) });
      case "seen":
        return alarm.seenBy === undefined ? words("alarm.seen") : words("alarm.seenBy", { by: alarm.seenBy });
      case "shelved":
        return alarm.shelvedUntilAt === undefined
          ? ""
          : words("alarm.left", { left: duration(alarm.shelvedUntilAt - at, language) });
      case "returned":
        return alarm.clearsAt === undefined ? "" : words("alarm.clears", { at: clock(alarm.clearsAt, timeZone) });
    }
  };
  const cardOf = (alarm: AlarmFrame): Card => {
    const what = alarmSentence(alarm, words, language, frame.timeZone, promisedWaitMs(alarm, frame.channels));
    const { id: key } = alarm;
    if (lost) {
      return {
        key,
        kind: "data",
        state: "seen",
        what,
        detail: words("alarm.wasOpen"),
        word: words("level.unknown"),
        note: "",
      };
    }
    const aside = alarm.state === "shelved" || alarm.state === "returned";
    const kind = alarm.metric === "sourceSilentMs" ? "data" : alarm.level;
    return {
      key,
      kind,
      state: alarm.state,
      what,
      detail: detailOf(alarm),
      word: words(aside ? `alarm.${alarm.state === "shelved" ? "shelved" : "returned"}` : `level.${kind}`),
      note: noteOf(alarm),
      onOpen: onOpen === undefined ? undefined : () => onOpen(key),
    };
  };
  const stopped = (row: ChannelFrame): Card => {
    const channel = words(`channel.${row.channel}`);
    const age = row.lastEventAt === undefined ? undefined : at - row.lastEventAt;
    return {
      key: `data ${row.channel}`,
      kind: "data",
      state: "new",
      what: words("alarm.dataStopped", { channel, age: duration(age, language) }),
      detail: words("alarm.dataDetail"),
      word: words("level.data"),
      note: "",
    };
  };

  // A silent channel says so by itself, and its figures can no longer alarm.
  const isTold = ({ metric, scope }: AlarmFrame) =>
    (metric === "sourceSilentMs" && silent.length > 0) || silent.some(({ channel }) => scope === `channel:${channel}`);
  const open = alarmsWorstFirst(frame.alarms.filter((alarm) => !isTold(alarm))).map(cardOf);
  const acting = open.findIndex(({ kind }) => kind !== "act");
  const worst = acting === -1 ? open.length : acting;
  const cards = [...open.slice(0, worst), ...silent.map(stopped), ...open.slice(worst)];
  const shown = cards.slice(0, room);
  const more = cards.length - shown.length + Math.max(0, alarmRate.open - frame.alarms.length);
  // Read aloud when the set of alarms changes, not with every second they last.
  const announcement = cards.map(({ what, word }) => `${word}: ${what.replaceAll(/[\d:,.]+/g, "").trim()}`).join("; ");
  return (
    <section className={stacked ? "strip strip--stack" : "strip"} aria-label={words("alarm.title")} data-of="total">
      <p className="visually-hidden" aria-live={cards[0]?.kind === "act" ? "assertive" : "polite"}>
        {announcement}
      </p>
      {shown.map(({ key, ...card }) => (
        <AlarmCard key={key} {...card} />
      ))}
      {more > 0 && <p className="alarm__more">{words("wall.more", { n: more })}</p>}
      {cards.length === 0 && !lost && (
        <article className="alarm alarm--quiet">
          <p className="alarm__what">
            {alarmRate.noneSinceAt === undefined
              ? words("alarm.none")
              : words("alarm.noneSince", { time: clock(alarmRate.noneSinceAt, timeZone) })}
          </p>
          <p className="alarm__lever">
            <span data-figure="alarm-rate">{words("alarm.rate", { n: alarmRate.lastHour })}</span>
          </p>
        </article>
      )}
    </section>
  );
}
