import type { ChannelFrame, Frame, Level } from "../../sim/metrics/frame.ts";
import { duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { AlarmCard, type AlarmCardProps } from "./AlarmCard.tsx";

export interface AlarmStripProps {
  readonly frame: Frame;
  /** Channels worst first, as the rows are. */
  readonly channels: readonly ChannelFrame[];
  /** The connection is gone: what was open is kept as unknown. */
  readonly lost: boolean;
  /** Cards there is room for; the rest becomes a count. */
  readonly room: number;
  readonly stacked?: boolean;
}

const RANK: Readonly<Record<Level, number>> = { act: 0, watch: 2, calm: 3 };

/** The strip that never rotates: the worst alarms, in words, worst first. */
export function AlarmStrip({ frame, channels, lost, room, stacked = false }: AlarmStripProps) {
  const words = useWords();
  const language = useLanguage();

  const sentence = (row: ChannelFrame): string => {
    const channel = words(`channel.${row.channel}`);
    const { value, target } = row.serviceLevel;
    if (row.carries === "longest" && row.longestWaitMs !== undefined) {
      const limit = duration(target.acceptableWaitMs, language);
      const wait = duration(row.longestWaitMs, language);
      return words(row.longestWaitMs > target.acceptableWaitMs ? "alarm.longest" : "alarm.easing", {
        channel,
        wait,
        limit,
      });
    }
    if (row.carries === "serviceLevel" && value !== undefined) {
      const aim = percent(target.fraction, language);
      return words("alarm.serviceLevel", { channel, value: percent(value, language), target: aim });
    }
    // The cause is over and its figure gone; the level stays for its off-delay.
    return words("alarm.back", { channel });
  };
  const alarm = (row: ChannelFrame): AlarmCardProps & { readonly rank: number } => {
    if (lost) {
      const unsure = { what: sentence(row), detail: words("alarm.wasOpen"), word: words("level.unknown"), note: "" };
      return { kind: "data", solid: false, ...unsure, rank: RANK[row.level] };
    }
    const kind = row.level === "act" ? "act" : "watch";
    const window = words(`window.${row.serviceLevel.window}`);
    return {
      kind,
      solid: true,
      what: sentence(row),
      detail:
        row.waiting === 0 ? words("alarm.nobody") : words("alarm.detail", { n: row.waiting, late: row.waitingLate }),
      word: words(`level.${kind}`),
      note: words("alarm.basis", { n: row.serviceLevel.n, window }),
      rank: RANK[row.level],
    };
  };
  const stopped = (row: ChannelFrame): AlarmCardProps & { readonly rank: number } => {
    const channel = words(`channel.${row.channel}`);
    const age = row.lastEventAt === undefined ? undefined : frame.at - row.lastEventAt;
    return {
      kind: "data",
      solid: true,
      what: words("alarm.dataStopped", { channel, age: duration(age, language) }),
      detail: words("alarm.dataDetail"),
      word: words("level.data"),
      note: "",
      rank: 1,
    };
  };

  const cards = channels
    .flatMap((row) => {
      if (!lost && row.freshness === "stale") return [{ ...stopped(row), key: row.channel }];
      return row.level === "calm" ? [] : [{ ...alarm(row), key: row.channel }];
    })
    .sort((a, b) => a.rank - b.rank);
  const shown = cards.slice(0, room);
  // Read aloud when the set of alarms changes, not with every second they last.
  const announcement = cards.map(({ key, word }) => `${words(`channel.${key}`)}: ${word}`).join(", ");
  return (
    <section className={stacked ? "strip strip--stack" : "strip"}>
      <p className="visually-hidden" aria-live={cards[0]?.kind === "act" ? "assertive" : "polite"}>
        {announcement}
      </p>
      {shown.map(({ key, rank: _rank, ...card }) => (
        <AlarmCard key={key} {...card} />
      ))}
      {cards.length > shown.length && (
        <p className="alarm__more">{words("wall.more", { n: cards.length - shown.length })}</p>
      )}
      {cards.length === 0 && !lost && (
        <article className="alarm alarm--quiet">
          <p className="alarm__what">{words("alarm.none")}</p>
          <p className="alarm__lever">{words("alarm.noneDetail")}</p>
        </article>
      )}
    </section>
  );
}
