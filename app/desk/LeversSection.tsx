"use client";

import { useState } from "react";
import type { LeverProposal, LeverResult, LeverSpec } from "../../sim/experiment/lookahead/lever.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { type Answer, ask, type Refusal } from "../_edit/revisioned.ts";
import { clockWithSeconds } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useKept } from "../wall/useKept.ts";
import { LeverEffect } from "./LeverEffect.tsx";
import { type LeverPlaces, leverText } from "./leverText.ts";
import { Unanswered } from "./SidePart.tsx";
import type { Served } from "./served.ts";
import { withOpened } from "./triedLever.ts";
import { looksAhead } from "./useLookAhead.ts";
import { useQuestion } from "./useQuestion.ts";

const AGAIN_MS = 15_000;
/** Levers that are offered at once. */
const MOST = 6;

interface Levers extends LeverPlaces {
  readonly proposals: readonly LeverProposal[];
  readonly chosen: readonly { readonly at: number; readonly levers: readonly LeverSpec[]; readonly by: string }[];
}

export interface LeversSectionProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly scope: string;
}

/** How often it is asked again while others try levers of their own, and how soon, ms. */
const TRIES = 6;
const AGAIN_IN_MS = 1_000;

/** What a lever would do; where somebody else's is being worked out, theirs comes first. */
async function tryLever(lever: LeverSpec): Promise<Answer<LeverResult>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask<LeverResult>("/api/v1/levers", { method: "POST", body: { lever } });
    if (answer.ok || answer.code !== "too-busy" || tries === TRIES) return answer;
    await new Promise((done) => setTimeout(done, AGAIN_IN_MS));
  }
}

/** What would help: levers that make sense now, each tried on the same futures; what was chosen is kept with who. */
export function LeversSection({ frame, served, scope }: LeversSectionProps) {
  const words = useWords();
  const language = useLanguage();
  const [initials, keepInitials] = useKept("floorcast-initials");
  const [trying, setTrying] = useState<LeverProposal>();
  const [tried, setTried] = useState<{ readonly proposal: LeverProposal; readonly result: LeverResult }>();
  const [choosing, setChoosing] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const [again, setAgain] = useState(0);
  const levers = useQuestion<Levers>(
    served === "now" && looksAhead(frame) ? "/api/v1/levers" : undefined,
    `${Math.floor(frame.at / AGAIN_MS)} ${again}`,
  );
  if (served !== "now") return null;
  const { value, refusal } = levers;
  // What helps the row that is spoken of comes first.
  const own = (helps: string) => Number(scope === `channel:${helps}` || scope.endsWith(`/${helps}`));
  const offered = [...(value?.proposals ?? [])].sort((a, b) => own(b.helps) - own(a.helps)).slice(0, MOST);
  const proposals = withOpened(offered, trying ?? tried?.proposal);
  const send = async (proposal: LeverProposal) => {
    setTrying(proposal);
    setRefused(undefined);
    const answer = await tryLever(proposal.lever);
    setTrying(undefined);
    if (answer.ok) setTried({ proposal, result: answer.value });
    else setRefused(answer);
  };
  const choose = async (lever: LeverSpec) => {
    setChoosing(true);
    setRefused(undefined);
    const answer = await ask("/api/v1/levers/chosen", { method: "POST", body: { lever, by: initials.trim() } });
    setChoosing(false);
    if (answer.ok) setAgain((before) => before + 1);
    else setRefused(answer);
  };
  return (
    <section aria-label={words("desk.levers.title")} data-testid="levers">
      <h3>{words("desk.levers.title")}</h3>
      {!looksAhead(frame) && <p>{words("desk.levers.notYet")}</p>}
      {refusal !== undefined && (
        <p>
          {words("desk.levers.none")} <code>{refusal.code}</code> {refusal.detail}
        </p>
      )}
      {value !== undefined && proposals.length === 0 && <p>{words("desk.levers.calm")}</p>}
      <ul className="levers">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <button
              type="button"
              className="button button--small"
              disabled={trying !== undefined}
              onClick={() => void send(proposal)}
            >
              {leverText(proposal.lever, value, words, language)}
            </button>
            <span className="faint">{words("desk.levers.helps", { channel: words(`channel.${proposal.helps}`) })}</span>
            {trying?.id === proposal.id && <p role="status">{words("desk.levers.trying")}</p>}
            {tried?.proposal.id === proposal.id && (
              <>
                <LeverEffect result={tried.result} timeZone={frame.timeZone} />
                <div className="levers__choose">
                  <label>
                    {words("actions.initials")}{" "}
                    <input
                      value={initials}
                      maxLength={80}
                      onChange={({ target }) => keepInitials(target.value)}
                      size={6}
                    />
                  </label>
                  <button
                    type="button"
                    className="button button--small"
                    disabled={choosing || initials.trim() === ""}
                    onClick={() => void choose(proposal.lever)}
                  >
                    {words("desk.levers.choose")}
                  </button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {refused !== undefined && <Unanswered {...refused} />}
      {(value?.chosen.length ?? 0) > 0 && (
        <>
          <h3>{words("desk.levers.chosen")}</h3>
          <ul className="levers__chosen">
            {value?.chosen
              .slice(-5)
              .reverse()
              .map((one) => (
                <li key={`${one.at} ${one.by}`}>
                  <time>{clockWithSeconds(one.at, frame.timeZone)}</time> {one.by}:{" "}
                  {one.levers.map((lever) => leverText(lever, value, words, language)).join("; ")}
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}
