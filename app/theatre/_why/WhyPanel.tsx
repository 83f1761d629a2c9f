"use client";

import type { TheatreOverview, WhyAnswer, WhyQuestion } from "../../../sim/theatre/types/index.ts";
import { clockWithSeconds, decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { WhyTable } from "./WhyTable.tsx";

export interface WhyPanelProps {
  readonly overview: TheatreOverview;
  readonly answer: WhyAnswer | undefined;
  /** The same question on the other stage; absent: there is none, or it makes no sense there. */
  readonly other: WhyAnswer | undefined;
  readonly followed: string | undefined;
  /** What a customer is called, by `who`. */
  readonly nameOf: (who: string) => string;
  readonly onAsk: (question: WhyQuestion) => void;
  readonly onFollow: (who: string | undefined) => void;
}

/** Why: the sentence, who could have been asked, the table, what would have turned it, and the way to the next question. */
export function WhyPanel({ overview, answer, other, followed, nameOf, onAsk, onFollow }: WhyPanelProps) {
  const words = useWords();
  const language = useLanguage();
  if (answer === undefined) {
    return (
      <section className="why" aria-label={words("theatre.why.none")}>
        <h2>{words("theatre.why.none")}</h2>
        <p className="why__hint">{words("theatre.why.hint")}</p>
      </section>
    );
  }
  const { question, sentences, funnel, table, margin, flip } = answer;
  const [first, ...rest] = sentences;
  const { stage } = question;
  const same = other !== undefined && other.sentences[0] === first;
  return (
    <section className="why" data-stage={stage} data-kind={question.kind} data-testid="why" aria-live="polite">
      <header className="why__head">
        <h2>{title(overview, answer, nameOf, words, language)}</h2>
        <span className="why__place">
          {words("theatre.why.stage", { name: stage.toUpperCase() })}
          {answer.decidedAt !== undefined &&
            `, ${words("theatre.why.decided", { at: clockWithSeconds(answer.decidedAt, overview.timeZone) })}`}
        </span>
      </header>
      <div className="why__body">
        <p className="why__first">{first}</p>
        {table !== undefined && <WhyTable table={table} margin={margin} onAsk={onAsk} answer={answer} />}
        {flip !== undefined && <p className="why__flip">{flip}</p>}
        {rest
          // What the funnel tells in figures is not said again.
          .filter((sentence) => sentence !== flip && !funnel.some(({ reason }) => sentence.includes(reason)))
          .map((sentence) => (
            <p key={sentence} className="why__more">
              {sentence}
            </p>
          ))}
        {funnel.length > 0 && (
          <ol className="why__funnel" aria-label={words("theatre.why.funnel")}>
            {funnel.map(({ left, out, reason }) => (
              <li key={reason}>
                <b>{left}</b> {reason}
                {out > 0 && <i> −{decimal(out, 0, language)}</i>}
              </li>
            ))}
          </ol>
        )}
        {other !== undefined && (
          <p className="why__more">
            {same
              ? words("theatre.why.same")
              : words("theatre.why.others", {
                  name: other.question.stage.toUpperCase(),
                  what: other.sentences[0] ?? "",
                })}
          </p>
        )}
      </div>
      <footer className="why__foot">
        {answer.contact > 0 && (
          <select
            aria-label={words("theatre.why.notSelect")}
            value=""
            onChange={({ target: { value } }) =>
              onAsk({ kind: "why-not", stage, contact: answer.contact, seat: Number(value) })
            }
          >
            <option value="">{words("theatre.why.notSelect")}</option>
            {overview.seats.map(
              ({ name, column, agentId }, seat) =>
                column[stage] !== undefined && (
                  <option key={agentId} value={seat}>
                    {name[language]}
                  </option>
                ),
            )}
          </select>
        )}
        {answer.contact > 0 &&
          (followed === answer.who ? (
            <button type="button" className="btn btn--small" onClick={() => onFollow(undefined)}>
              {words("theatre.why.unfollow")}
            </button>
          ) : (
            <button type="button" className="btn btn--small" onClick={() => onFollow(answer.who)}>
              {words("theatre.why.follow", { person: nameOf(answer.who) })}
            </button>
          ))}
      </footer>
    </section>
  );
}

function title(
  { seats }: TheatreOverview,
  { question, contact, who, seat }: WhyAnswer,
  nameOf: WhyPanelProps["nameOf"],
  words: ReturnType<typeof useWords>,
  language: "en" | "ru",
): string {
  const name =
    seats[question.kind === "why-not" || question.kind === "slot" ? question.seat : seat]?.name[language] ?? "";
  switch (question.kind) {
    case "why-not":
      return words("theatre.why.notAgent", { name });
    case "slot":
      return words("theatre.why.slot", { name });
    case "nobody":
      return words("theatre.why.nobody");
    case "agent":
    case "decision":
      return name === "" ? words("theatre.why.nobody") : words("theatre.why.agent", { name });
    case "contact":
      if (name !== "") return words("theatre.why.agent", { name });
      return contact > 0 ? words("theatre.why.person", { person: nameOf(who) }) : words("theatre.why.none");
  }
}
