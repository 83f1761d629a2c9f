import type { ChannelFrame } from "../../sim/metrics/frame.ts";
import { NONE, percentNumber } from "../_i18n/format.ts";
import { useWords } from "../_i18n/Words.tsx";
import { Mark } from "./Mark.tsx";

export interface RestLineProps {
  /** Worst first. */
  readonly rows: readonly ChannelFrame[];
  readonly minimumN: number;
  /** Characters of 16′ there is room for. */
  readonly characters: number;
}

/** Room a gap between two channels takes, characters. */
const GAP_CHARACTERS = 2;

/** Channels there is no room for, by name and figure in one line; those that do not fit even there are counted. */
export function RestLine({ rows, minimumN, characters }: RestLineProps) {
  const words = useWords();
  const loud = rows.some((row) => row.level !== "calm" || row.freshness === "stale");
  const head = words(loud ? "wall.moreRows" : "wall.normalRest", { n: rows.length });
  const texts = rows.map(({ channel, freshness, serviceLevel: { value, n, target } }) => {
    const stale = freshness === "stale";
    return {
      name: words(`channel.${channel}`),
      value: stale ? NONE : percentNumber(value),
      target: percentNumber(target.fraction),
      basis: stale ? ` ${words("level.data")}` : n < minimumN ? ` ${words("wall.n", { n })}` : "",
      faint: stale || freshness === "ageing" || n < minimumN,
    };
  });
  let left = characters - head.length;
  const fitting = texts.findIndex(({ name, value, target, basis }, index) => {
    left -= name.length + value.length + target.length + basis.length + 2 + GAP_CHARACTERS;
    const more = index === texts.length - 1 ? 0 : words("wall.more", { n: rows.length }).length + GAP_CHARACTERS;
    return left < more;
  });
  const drawn = fitting === -1 ? rows.length : fitting;
  return (
    <article className="rest" aria-label={head}>
      <b>{head}</b>
      {rows.slice(0, drawn).map(({ channel, level, freshness }, index) => (
        <span
          key={channel}
          data-freshness={freshness}
          data-figure={freshness === "stale" ? undefined : "service-level"}
          data-of={`channel:${channel}`}
        >
          {freshness === "stale" ? <Mark kind="data" /> : level !== "calm" && <Mark kind={level} />}{" "}
          {texts[index]?.name} <b className={texts[index]?.faint ? "fig--faint" : ""}>{texts[index]?.value}</b>/
          {texts[index]?.target}
          {texts[index]?.basis}
        </span>
      ))}
      {drawn < rows.length && <span>{words("wall.more", { n: rows.length - drawn })}</span>}
    </article>
  );
}
