"use client";

import { useEffect, useRef } from "react";
import type { Cleaning } from "../../../sim/history/decisions.ts";
import type { Proposal } from "../../../sim/history/proposal.ts";
import { count, decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type CleaningStep, decided, verdictOf } from "./cleaning.ts";
import { clockOf, dayTitle } from "./dates.ts";

export interface ProposalTableProps {
  readonly proposals: readonly Proposal[];
  readonly cleaning: Cleaning;
  readonly date: string | undefined;
  readonly onDate: (date: string) => void;
  readonly onDecide: (next: Cleaning, step: CleaningStep, key: string) => void;
}

/** What is proposed about a queue, with what speaks for it; each is accepted or rejected, or all that are open at once. */
export function ProposalTable({ proposals, cleaning, date, onDate, onDecide }: ProposalTableProps) {
  const words = useWords();
  const room = useRef<HTMLDivElement>(null);
  const open = proposals.filter((one) => verdictOf(cleaning, one) === "open");
  useEffect(() => {
    // Only the list moves, never the page.
    const row = room.current?.querySelector<HTMLElement>(`tr[data-date="${date ?? ""}"]`);
    if (room.current !== null && row != null) room.current.scrollTop = row.offsetTop - room.current.clientHeight / 2;
  }, [date]);
  return (
    <section className="proposals" aria-label={words("history.proposals")}>
      <header className="proposals__head">
        <h2>{words("history.proposals")}</h2>
        <p>{words("history.proposalsOpen", { open: open.length, n: proposals.length })}</p>
        <div className="buttons">
          <button
            type="button"
            className="button"
            disabled={open.length === 0}
            onClick={() =>
              onDecide(decided(cleaning, open, "accepted"), "acceptAll", `all ${cleaning.decisions.length}`)
            }
          >
            {words("history.acceptAll")}
          </button>
          <button
            type="button"
            className="button"
            disabled={open.length === 0}
            onClick={() =>
              onDecide(decided(cleaning, open, "rejected"), "rejectAll", `all ${cleaning.decisions.length}`)
            }
          >
            {words("history.rejectAll")}
          </button>
        </div>
      </header>
      {proposals.length === 0 ? (
        <p>{words("history.proposalsNone")}</p>
      ) : (
        <div className="proposals__room" ref={room}>
          <table className="near-table">
            <thead>
              <tr>
                <th scope="col">{words("history.what")}</th>
                <th scope="col">{words("history.when")}</th>
                <th scope="col">{words("history.evidence")}</th>
                <th scope="col">{words("history.ifAccepted")}</th>
                <th scope="col">{words("history.decide")}</th>
              </tr>
            </thead>
            <tbody>
              {proposals.map((one) => (
                <ProposalRow
                  key={one.id}
                  proposal={one}
                  verdict={verdictOf(cleaning, one)}
                  here={one.date === date}
                  onHere={() => onDate(one.date)}
                  onVerdict={(verdict) => {
                    const step = verdict === "open" ? "reopen" : verdict === "accepted" ? "accept" : "reject";
                    onDecide(decided(cleaning, [one], verdict), step, `${one.id} ${verdict}`);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly verdict: "open" | "accepted" | "rejected";
  readonly here: boolean;
  readonly onHere: () => void;
  readonly onVerdict: (verdict: "open" | "accepted" | "rejected") => void;
}

function ProposalRow({ proposal, verdict, here, onHere, onVerdict }: ProposalRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { kind, date, fromMinute, toMinute, effect, evidence, holiday } = proposal;
  const { counted, usual, low, high, n, score } = evidence;
  const what = holiday === undefined ? words(`history.proposal.${kind}`) : holiday[language];
  const when = `${dayTitle(date, language)}, ${clockOf(fromMinute)}–${clockOf(toMinute)}`;
  const told = [
    counted === undefined ? words("history.nothingTold") : words("history.counted", { n: count(counted, language) }),
    ...(usual === undefined || low === undefined || high === undefined
      ? []
      : [
          words("history.usual", {
            usual: count(usual, language),
            low: count(low, language),
            high: count(high, language),
            n,
          }),
        ]),
    ...(score === undefined ? [] : [words("history.score", { score: decimal(score, 1, language) })]),
  ].join("; ");
  const press = (wished: "accepted" | "rejected") => onVerdict(verdict === wished ? "open" : wished);
  return (
    <tr data-verdict={verdict} data-here={here} data-date={date}>
      <th scope="row">
        <button type="button" className="proposals__place" onClick={onHere}>
          <span aria-hidden="true">{verdict === "open" ? "▲" : verdict === "accepted" ? "✓" : "–"}</span> {what}
        </button>
      </th>
      <td className="proposals__when">{when}</td>
      <td>{told}</td>
      <td>{words(`history.effect.${effect.kind}`)}</td>
      <td className="proposals__decide">
        {(["accepted", "rejected"] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button button--small"
            aria-pressed={verdict === one}
            aria-label={words(`history.${one}Label`, { what, when })}
            onClick={() => press(one)}
          >
            {words(`history.${one}`)}
          </button>
        ))}
      </td>
    </tr>
  );
}
