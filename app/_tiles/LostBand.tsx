import { clock, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

export interface LostBandProps {
  readonly lostAt: number;
  readonly ageMs: number;
  /** Time until the next try, ms; absent while one is under way. */
  readonly retryInMs: number | undefined;
  readonly timeZone: string;
}

/** The band that cannot be overlooked: everything behind it is the last known picture. */
export function LostBand({ lostAt, ageMs, retryInMs, timeZone }: LostBandProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section className="lost" role="alert">
      <h1>{words("lost.title")}</h1>
      <p>
        <b>{words("lost.since", { time: clock(lostAt, timeZone), age: duration(ageMs, language) })}</b>
        {" · "}
        {retryInMs === undefined ? words("lost.trying") : words("lost.retry", { seconds: Math.ceil(retryInMs / 1000) })}
      </p>
      <p>{words("lost.last")}</p>
    </section>
  );
}
