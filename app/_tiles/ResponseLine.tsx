import type { ChannelFrame, Ratio, ResponseFigures } from "../../sim/metrics/frame.ts";
import { count, duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Line } from "./Line.tsx";
import type { LineAge } from "./lineAge.ts";

export interface ResponseLineProps {
  readonly row: ChannelFrame;
  readonly responses: ResponseFigures;
  readonly minimumN: number;
  /** How old the data of the channel is; absent: as fresh as the wall. */
  readonly age?: LineAge | undefined;
}

const FIGURE = { first: "first-reply", next: "next-reply", resolved: "resolved" } as const;

/** The clocks of an asynchronous channel: unanswered now, first reply, next reply, resolved. */
export function ResponseLine({ row, responses, minimumN, age }: ResponseLineProps) {
  const words = useWords();
  const language = useLanguage();
  const { unanswered, oldestUnansweredMs, firstResponse, nextResponse, resolution } = responses;
  const clocked = (key: "first" | "next" | "resolved", { value, n }: Ratio) => ({
    key,
    figure: FIGURE[key],
    faint: n < minimumN,
    text: (
      <>
        {words(`responses.${key}`)} <b>{percent(value, language)}</b> <small>{words("wall.n", { n })}</small>
      </>
    ),
  });
  return (
    <Line
      kind="responses"
      of={`channel:${row.channel}`}
      name={words("responses.title", { channel: words(`channel.${row.channel}`) })}
      age={age}
      parts={[
        {
          key: "unanswered",
          figure: "unanswered",
          text: (
            <>
              <b>{count(unanswered, language)}</b> {words("responses.unanswered")}
              {oldestUnansweredMs !== undefined &&
                `, ${words("responses.oldest", { age: duration(oldestUnansweredMs, language) })}`}
            </>
          ),
        },
        clocked("first", firstResponse),
        clocked("next", nextResponse),
        clocked("resolved", resolution),
      ]}
    />
  );
}
