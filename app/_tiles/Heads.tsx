import type { Frame } from "../../sim/metrics/frame.ts";
import { clock, clockWithSeconds, dayShort, decimal } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { ColumnName } from "./columnName.ts";

export interface HeadsProps {
  readonly frame: Frame;
  readonly lost: boolean;
  /** Age of the frame, s. */
  readonly ageS: number;
  readonly shown: ReadonlySet<ColumnName>;
  /** CSS position of the now-line on the axis. */
  readonly now: string;
  /** Which words the axis has room for beside the clock. */
  readonly axisWords: { readonly past: boolean; readonly ahead: boolean };
}

/** The heads of the columns; the clock stands on the now-line. */
export function Heads({ frame, lost, ageS, shown, now, axisWords }: HeadsProps) {
  const words = useWords();
  const headline = frame.total.serviceLevel.window;
  return (
    <header className="heads">
      <FeedWord frame={frame} lost={lost} ageS={ageS} />
      <span className="num">{words("wall.waiting")}</span>
      <span className="num">{words("wall.longest")}</span>
      <span className="num" title={words(`variantTitle.${frame.total.serviceLevel.variant}`)}>
        {words("wall.serviceLevel", { window: words(`window.${headline}`) })}
      </span>
      {shown.has("abandonment") && <span className="num">{words("wall.abandonment")}</span>}
      {shown.has("load") && <span className="num">{words("wall.load")}</span>}
      <span className="heads__axis">
        {axisWords.past && <span className="heads__ago">{words("wall.ago")}</span>}
        <span className="heads__clock" style={{ left: now }} data-testid="clock">
          {clock(frame.at, frame.timeZone)}
        </span>
        {axisWords.ahead && <span className="heads__ahead">{words("wall.ahead")}</span>}
      </span>
      {shown.has("chance") && <span className="num">{words("wall.chance")}</span>}
      {shown.has("move") && <span>{words("wall.move")}</span>}
    </header>
  );
}

/** Live with its age, or a label that cannot be taken for it. */
export function FeedWord({ frame, lost, ageS }: Pick<HeadsProps, "frame" | "lost" | "ageS">) {
  const words = useWords();
  const language = useLanguage();
  const { feed } = frame;
  if (lost)
    return <span className="live">{words("wall.asOf", { time: clockWithSeconds(frame.at, frame.timeZone) })}</span>;
  if (feed.kind === "live") {
    const text =
      feed.state === "waiting" ? words("wall.liveWaiting") : words("wall.live", { age: decimal(ageS, 1, language) });
    return <span className="live">{text}</span>;
  }
  const kind = feed.kind === "simulated" ? words("wall.simulated") : replayWord();
  return (
    <span className="feed-word" data-dated={feed.kind !== "simulated"}>
      {kind}
      {feed.state === "paused" && <b title={words("wall.paused")}> ‖</b>}
    </span>
  );

  function replayWord(): string {
    // A day of the log is called by its date: it must be said, or the past is taken for now.
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(feed.label);
    if (feed.state === "ended" && !isDay) return words("wall.ended");
    const speed = feed.speed === 0 || feed.state === "paused" ? "" : words("wall.times", { speed: feed.speed });
    return words("wall.replay", { speed: isDay ? dayShort(feed.label, language) : speed }).trim();
  }
}
