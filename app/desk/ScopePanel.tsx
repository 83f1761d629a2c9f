"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import type { ContactWhy } from "../../sim/metrics/why/why.ts";
import { count, duration, percent, percentRange } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { Transport } from "../_state/useFeed.ts";
import { AheadSection } from "./AheadSection.tsx";
import { useDeskActions } from "./actions.ts";
import { contactPath } from "./askPaths.ts";
import { figuresOf } from "./deskScope.ts";
import { LevelReadings } from "./LevelReadings.tsx";
import { LeversSection } from "./LeversSection.tsx";
import { SidePart } from "./SidePart.tsx";
import type { Served } from "./served.ts";
import { guessOf, useLookAhead } from "./useLookAhead.ts";
import { usePlayedAhead } from "./usePlayedAhead.ts";
import { useQuestion } from "./useQuestion.ts";
import { useScopeName } from "./useScopeName.ts";
import { WhySection } from "./WhySection.tsx";

const AGAIN_MS = 3_000;

export interface ScopePanelProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly scope: string;
  /** Of a feed that plays in this page. */
  readonly transport: Transport | undefined;
  readonly onClose: (() => void) | undefined;
}

/** One row in depth: why its oldest contact still waits, all six readings of its service level, its load, what would help. */
export function ScopePanel({ frame, served, scope, transport, onClose }: ScopePanelProps) {
  const words = useWords();
  const language = useLanguage();
  const actions = useDeskActions();
  const name = useScopeName()(scope);
  const figures = figuresOf(frame, scope);
  const oldest = frame.waiting.find(
    ({ queueId, channel }) =>
      scope === "total" || scope === `channel:${channel}` || scope === `queue:${queueId}/${channel}`,
  );
  const why = useQuestion<ContactWhy>(
    served === "now" && oldest !== undefined
      ? contactPath("explanations/contacts", oldest.contactId, { names: frame.lens.names })
      : undefined,
    Math.floor(frame.at / AGAIN_MS),
    // On a busy floor another contact is the oldest every few seconds: what was told stays until that one is told of.
    `${scope} ${frame.lens.names}`,
  );
  const ahead = useLookAhead(frame, served === "now");
  const played = usePlayedAhead(frame, served === "no" ? transport : undefined);
  const guess = oldest && guessOf(played ?? ahead.value, oldest.contactId, frame.at);
  if (figures === undefined) {
    return (
      <SidePart title={name} onClose={onClose}>
        <p>{words("desk.queues.closed")}</p>
      </SidePart>
    );
  }
  const { slotLoad, occupancy } = figures;
  return (
    <SidePart title={name} onClose={onClose}>
      {oldest === undefined ? (
        <p>{words("alarm.nobody")}</p>
      ) : (
        <>
          <p className="side__what">
            <button
              type="button"
              className="dlink"
              onClick={() => actions.contact(oldest.contactId)}
              data-testid="oldest"
            >
              {words("desk.scope.oldest", {
                queue: oldest.queueId,
                wait: duration(frame.at - oldest.sinceAt, language),
              })}
            </button>
          </p>
          {why.value !== undefined && <WhySection frame={frame} why={why.value} guess={guess} />}
          {served === "no" && guess?.p50Ms !== undefined && (
            <p data-testid="guess">
              {words("desk.why.estimate", {
                p50: duration(guess.p50Ms, language),
                p90: guess.p90Ms === undefined ? "–" : duration(guess.p90Ms, language),
                share: Math.round(guess.answeredShare * 100),
              })}
            </p>
          )}
          {served === "past" && <p className="faint">{words("desk.why.past")}</p>}
        </>
      )}
      <LevelReadings frame={frame} served={served} scope={scope} />
      <section aria-label={words("desk.scope.load")}>
        <h3>{words("desk.scope.load")}</h3>
        <dl className="pairs">
          {(
            [
              ["slotLoad", words("desk.queues.load"), slotLoad],
              ["occupancy", words("desk.queues.occupancy"), occupancy],
            ] as const
          ).map(([metric, label, ratio]) => (
            <div key={metric} data-metric={metric}>
              <dt>{label}</dt>
              <dd>
                {percent(ratio.value, language)} <small>{percentRange(ratio.low, ratio.high)}</small>
              </dd>
            </div>
          ))}
          <div data-metric="agentsReady">
            <dt>{words("desk.scope.ready")}</dt>
            <dd>{count(figures.agentsReady, language)}</dd>
          </div>
          <div data-metric="freeSlots">
            <dt>{words("desk.scope.freeSlots")}</dt>
            <dd>{count(figures.freeSlots, language)}</dd>
          </div>
        </dl>
        <p className="faint">{words("desk.scope.gap")}</p>
      </section>
      <AheadSection frame={frame} scope={scope} made={played ?? ahead.value} here={played !== undefined} />
      <LeversSection frame={frame} served={served} scope={scope} />
    </SidePart>
  );
}
