"use client";

import { useEffect, useState } from "react";
import type { AggregateExplanation, AggregateMeasure, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { clock, points } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { TheatreApi } from "../../_state/theatreWorker.ts";
import { Sheet } from "../_head/Sheet.tsx";

export interface AggregateSheetProps {
  readonly api: TheatreApi;
  readonly overview: TheatreOverview;
  readonly at: Instant;
  readonly onClose: () => void;
  /** A customer to look at, and when. */
  readonly onShow: (who: string, at: Instant) => void;
}

const MEASURES: readonly AggregateMeasure[] = ["left", "not-in-time"];

/** Where the difference up to now comes from: which hours, which queues, and what held the agents who were wanted. */
export function AggregateSheet({ api, overview, at, onClose, onShow }: AggregateSheetProps) {
  const words = useWords();
  const language = useLanguage();
  const [measure, setMeasure] = useState<AggregateMeasure>("left");
  const [told, setTold] = useState<AggregateExplanation>();
  useEffect(() => {
    let gone = false;
    void api.aggregate(measure, overview.opensAt, at).then((one) => {
      if (!gone) setTold(one);
    });
    return () => {
      gone = true;
    };
  }, [api, measure, overview.opensAt, at]);
  const lane = (index: number) => overview.lanes[index]?.name[language] ?? "";
  return (
    <Sheet title={words("theatre.aggregate.title")} close={words("theatre.aggregate.close")} onClose={onClose} wide>
      <fieldset className="seg">
        <legend className="visually-hidden">{words("theatre.aggregate.measure")}</legend>
        {MEASURES.map((one) => (
          <button key={one} type="button" aria-pressed={one === measure} onClick={() => setMeasure(one)}>
            {words(`theatre.aggregate.${one}`)}
          </button>
        ))}
      </fieldset>
      {told !== undefined && (
        <div className="aggregate" data-testid="aggregate">
          {told.sentences[language].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {told.onlyA + told.onlyB === 0 ? (
            <p>{words("theatre.aggregate.nothing")}</p>
          ) : (
            <>
              <Split
                head={words("theatre.aggregate.hours")}
                name={words("theatre.aggregate.hour")}
                rows={told.hours.map(({ from, to, onlyA, onlyB }) => ({
                  text: `${clock(from, overview.timeZone)}–${clock(to, overview.timeZone)}`,
                  onlyA,
                  onlyB,
                }))}
              />
              <Split
                head={words("theatre.aggregate.lanes")}
                name={words("theatre.aggregate.lane")}
                rows={told.lanes.map(({ lane: index, onlyA, onlyB }) => ({ text: lane(index), onlyA, onlyB }))}
              />
              <Split
                head={words("theatre.aggregate.chains")}
                name={words("theatre.aggregate.chain")}
                rows={[
                  ...told.chains.map(({ lane: index, heldBy, onlyA, onlyB, example }) => ({
                    text:
                      heldBy < 0
                        ? words("theatre.aggregate.chainNobody", { lane: lane(index) })
                        : words("theatre.aggregate.chainText", { lane: lane(index), by: lane(heldBy) }),
                    onlyA,
                    onlyB,
                    show: () => onShow(example.who, example.at),
                    showText: words("theatre.aggregate.show", { who: clock(example.at, overview.timeZone) }),
                  })),
                  ...(told.elsewhere.onlyA + told.elsewhere.onlyB === 0
                    ? []
                    : [{ text: words("theatre.aggregate.elsewhere"), ...told.elsewhere }]),
                ]}
              />
            </>
          )}
        </div>
      )}
    </Sheet>
  );
}

interface SplitRow {
  readonly text: string;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly show?: () => void;
  readonly showText?: string;
}

function Split({
  head,
  name,
  rows,
}: {
  readonly head: string;
  readonly name: string;
  readonly rows: readonly SplitRow[];
}) {
  const words = useWords();
  const language = useLanguage();
  return (
    <table className="sheet__table">
      <caption>{head}</caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{words("theatre.aggregate.onlyA")}</th>
          <th scope="col">{words("theatre.aggregate.onlyB")}</th>
          <th scope="col">{words("theatre.aggregate.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ text, onlyA, onlyB, show, showText }) => (
          <tr key={`${text} ${showText ?? ""}`}>
            <th scope="row">
              {text}{" "}
              {show !== undefined && (
                <button type="button" className="link" onClick={show}>
                  {showText}
                </button>
              )}
            </th>
            <td>{onlyA}</td>
            <td>{onlyB}</td>
            <td>{points(onlyA - onlyB, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
