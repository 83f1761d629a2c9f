"use client";

import type { StageState, TheatreOverview, WhyQuestion } from "../../../sim/theatre/types/index.ts";
import { clockWithSeconds, decimal, duration, limit, NONE } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { Sheet } from "../_head/Sheet.tsx";
import { usePersonName } from "../_head/usePersonName.ts";

export interface TableTwinProps {
  readonly overview: TheatreOverview;
  readonly stages: readonly StageState[];
  readonly at: number;
  readonly onAsk: (question: WhyQuestion, who: string | undefined) => void;
  readonly onClose: () => void;
}

/** Both stages in words and figures: everything the picture shows, and the same questions. */
export function TableTwin({ overview, stages, at, onAsk, onClose }: TableTwinProps) {
  const words = useWords();
  return (
    <Sheet
      title={words(overview.stages.length > 1 ? "theatre.twin.title" : "theatre.twin.titleSingle", {
        at: clockWithSeconds(at, overview.timeZone),
      })}
      close={words("theatre.twin.close")}
      onClose={onClose}
      wide
    >
      <div className="twin" data-testid="twin">
        {stages.map((state, i) => (
          <section key={overview.stages[i]?.stage} className="twin__stage">
            <StageTables overview={overview} index={i} state={state} onAsk={onAsk} />
          </section>
        ))}
      </div>
    </Sheet>
  );
}

interface StageTablesProps {
  readonly overview: TheatreOverview;
  readonly index: number;
  readonly state: StageState;
  readonly onAsk: TableTwinProps["onAsk"];
}

function StageTables({ overview, index, state, onAsk }: StageTablesProps) {
  const words = useWords();
  const language = useLanguage();
  const nameOf = usePersonName(overview);
  const { stage, variant } = overview.stages[index]!;
  const at = (instant: number) => clockWithSeconds(instant, overview.timeZone);
  return (
    <>
      <h3>
        {stage.toUpperCase()} {variant.name[language]}
      </h3>
      <table className="sheet__table">
        <caption>{words("theatre.twin.lanes")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("theatre.twin.lane")}</th>
            <th scope="col">{words("theatre.twin.waiting")}</th>
            <th scope="col">{words("theatre.twin.longest")}</th>
            <th scope="col">{words("theatre.twin.limit")}</th>
            <th scope="col" className="sheet__text">
              {words("theatre.twin.first")}
            </th>
          </tr>
        </thead>
        <tbody>
          {state.lanes.map(({ lane, waiting, longestWaitMs, people }) => {
            const target = overview.lanes[lane]?.target;
            return (
              <tr key={lane}>
                <th scope="row">{overview.lanes[lane]?.name[language]}</th>
                <td>{waiting}</td>
                <td>{duration(longestWaitMs, language)}</td>
                <td>{target === undefined ? NONE : limit(target.withinMs, language)}</td>
                <td className="sheet__list">
                  {people.map(({ contact, who, waitMs, patienceLeftMs }) => (
                    <button
                      key={who}
                      type="button"
                      className="link"
                      onClick={() => onAsk({ kind: "contact", stage, contact }, who)}
                    >
                      {nameOf(who)} {duration(waitMs, language)}
                      {patienceLeftMs !== undefined && ` (${duration(patienceLeftMs, language)})`}
                    </button>
                  ))}
                  {people.length === 0 && words("theatre.twin.nobody")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <table className="sheet__table">
        <caption>{words("theatre.twin.agents")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("theatre.twin.agent")}</th>
            <th scope="col" className="sheet__text">
              {words("theatre.twin.place")}
            </th>
            <th scope="col">{words("theatre.twin.free")}</th>
            <th scope="col" className="sheet__text">
              {words("theatre.twin.holds")}
            </th>
          </tr>
        </thead>
        <tbody>
          {state.seats.map(({ seat, place, pieces, freeUnits }) => (
            <tr key={seat}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onAsk({ kind: "agent", stage, seat }, undefined)}>
                  {overview.seats[seat]?.name[language]}
                </button>
              </th>
              <td className="sheet__text">{words(`theatre.place.${place}`)}</td>
              <td>
                {words("theatre.twin.units", {
                  n: decimal(freeUnits, Number.isInteger(freeUnits) ? 0 : 1, language),
                  all: decimal(overview.seats[seat]?.column[stage]?.units ?? 0, 0, language),
                })}
              </td>
              <td className="sheet__list">
                {pieces.map(({ contact, who, since }) => (
                  <button
                    key={who}
                    type="button"
                    className="link"
                    onClick={() => onAsk({ kind: "contact", stage, contact }, who)}
                  >
                    {nameOf(who)} {duration(state.at - since, language)}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="sheet__table">
        <caption>{words("theatre.twin.left")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("theatre.twin.who")}</th>
            <th scope="col">{words("theatre.twin.wait")}</th>
            <th scope="col" className="sheet__text">
              {words("theatre.twin.reason")}
            </th>
            <th scope="col" className="sheet__text">
              {words("theatre.twin.next")}
            </th>
          </tr>
        </thead>
        <tbody>
          {state.leavers.map(({ contact, who, waitMs, reason, next }) => (
            <tr key={`${who} ${contact}`}>
              <th scope="row">{nameOf(who)}</th>
              <td>{duration(waitMs, language)}</td>
              <td className="sheet__text">{words(`theatre.reason.${reason}`)}</td>
              <td className="sheet__text">{next === undefined ? NONE : words(`theatre.cause.${next}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="sheet__table">
        <caption>{words("theatre.twin.coming")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("theatre.twin.lane")}</th>
            <th scope="col">{words("theatre.twin.comes")}</th>
            <th scope="col" className="sheet__text">
              {words("theatre.twin.cause")}
            </th>
          </tr>
        </thead>
        <tbody>
          {state.coming.map(({ who, lane, cause, comesAt }) => (
            <tr key={`${who} ${comesAt}`}>
              <th scope="row">{overview.lanes[lane]?.name[language]}</th>
              <td>{at(comesAt)}</td>
              <td className="sheet__text">{words(`theatre.cause.${cause}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
