"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import type { ContactWhy } from "../../sim/metrics/why/why.ts";
import { Staircase } from "../_charts/Staircase.tsx";
import { clockWithSeconds, duration, limit } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useDeskActions } from "./actions.ts";
import { ChosenTable } from "./ChosenTable.tsx";
import { useAgentNames } from "./useAgentNames.ts";
import type { WaitGuess } from "./useLookAhead.ts";

export interface WhySectionProps {
  readonly frame: Frame;
  readonly why: ContactWhy;
  /** How much longer it may wait; absent where nobody looks ahead. */
  readonly guess: WaitGuess | undefined;
}

/** Why a contact waits, what blocks it and who may free up; why it went to whom it went. */
export function WhySection({ frame, why, guess }: WhySectionProps) {
  const words = useWords();
  const language = useLanguage();
  const actions = useDeskActions();
  const nameOf = useAgentNames(frame);
  const { waits, state, basis } = why;
  return (
    <section className="why" aria-label={words("desk.why.title")} data-testid="why">
      <h3>{words(waits === undefined ? `desk.why.state.${state}` : "desk.why.title")}</h3>
      <p className="faint">{words(`desk.why.basis.${basis}`)}</p>
      {waits !== undefined && (
        <>
          <p>
            <b className={waits.waitMs > waits.acceptableWaitMs ? "late" : ""}>{duration(waits.waitMs, language)}</b>{" "}
            {words("wall.of", { limit: limit(waits.acceptableWaitMs, language) })},{" "}
            {words("desk.why.position", { position: waits.position, of: waits.of })}
            {waits.waitMs > waits.acceptableWaitMs &&
              `, ${words("desk.why.late", { by: duration(waits.waitMs - waits.acceptableWaitMs, language) })}`}
          </p>
          <Staircase
            steps={waits.steps.map(({ code, left, out, text }) => ({
              key: code,
              left,
              text: words(`desk.why.step.${code}`),
              blocks: code === waits.blocks,
              note: text?.[language] ?? words("desk.why.out", { n: out }),
            }))}
          />
          <p data-testid="blocks">
            {waits.blocks === undefined
              ? words(basis === "routing" ? "desk.why.free" : "desk.why.freeObserved")
              : words("desk.why.blocks", { step: words(`desk.why.step.${waits.blocks}`) })}
          </p>
          <Sentences texts={why.sentences.map((text) => text[language])} />
          <Guess guess={guess} />
          {waits.nextFree.length > 0 && (
            <>
              <h3>{words("desk.why.nextFree")}</h3>
              <ul className="next">
                {waits.nextFree.map(({ agentId, sinceAt, busy, slots, usualMs }) => (
                  <li key={agentId}>
                    <button type="button" className="dlink" onClick={() => actions.agent(agentId)}>
                      {nameOf(agentId)}
                    </button>
                    <span className="num">
                      {busy}/{slots}
                    </span>
                    <span className="num">{duration(why.at - sinceAt, language)}</span>
                    <span className="faint num">
                      {usualMs === undefined ? "" : words("desk.why.usual", { time: duration(usualMs, language) })}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      {waits === undefined && why.agentIds.length > 0 && (
        <p>
          {why.agentIds.map((agentId) => (
            <button key={agentId} type="button" className="dlink" onClick={() => actions.agent(agentId)}>
              {nameOf(agentId)}
            </button>
          ))}
        </p>
      )}
      {why.chosen.map((chosen) => (
        <div key={`${chosen.at} ${chosen.agentId}`} className="chosen">
          <h3>
            {words("desk.why.chosen", { agent: nameOf(chosen.agentId) })}{" "}
            <small>{clockWithSeconds(chosen.at, frame.timeZone)}</small>
          </h3>
          <Sentences texts={chosen.sentences.map((text) => text[language])} />
          <ChosenTable table={chosen.table} />
        </div>
      ))}
      {why.chosen.length === 0 && waits === undefined && state !== "gone" && (
        <p className="faint">{words(`desk.why.noDecision.${basis}`)}</p>
      )}
    </section>
  );
}

function Sentences({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className="sentences">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** How much longer it may wait, in words, from what the simulator makes of the floor. */
function Guess({ guess }: { readonly guess: WaitGuess | undefined }) {
  const words = useWords();
  const language = useLanguage();
  if (guess === undefined) return null;
  const { p50Ms, p90Ms, answeredShare } = guess;
  if (p50Ms === undefined || p90Ms === undefined) return <p>{words("desk.why.neverAnswered")}</p>;
  return (
    <p>
      {words("desk.why.estimate", {
        p50: duration(p50Ms, language),
        p90: duration(p90Ms, language),
        share: Math.round(answeredShare * 100),
      })}
    </p>
  );
}
