"use client";

import { useState } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { count, duration, limit, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { loadText } from "../_tiles/loadText.ts";
import { AgentRibbon } from "./AgentRibbon.tsx";
import { handleTimeOf } from "./agentRows.ts";
import { DrillPanel } from "./DrillPanel.tsx";
import { SidePart } from "./SidePart.tsx";
import type { Served } from "./served.ts";
import { useAdherence } from "./useAdherence.ts";

export interface AgentPanelProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly agentId: string;
  readonly onClose: () => void;
}

/** One person: state against its limit, slots, what is in hand and what was handled today, each as a list of contacts. */
export function AgentPanel({ frame, served, agentId, onClose }: AgentPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [figure, setFigure] = useState<"inProgress" | "handled">("inProgress");
  // The instant its lists are of: that of opening them, so that a list does not change under a finger.
  const [at, setAt] = useState(frame.at);
  const kept = useAdherence(frame, served === "now")?.of.get(agentId);
  const agent = frame.agents.find((one) => one.agentId === agentId);
  if (agent === undefined) {
    return (
      <SidePart title={agentId} onClose={onClose}>
        <p>{words("desk.agents.gone")}</p>
      </SidePart>
    );
  }
  const state = words(
    agent.state === "ringing" || agent.state === "offline" ? `desk.agents.${agent.state}` : `state.${agent.state}`,
  );
  const open = (next: typeof figure) => {
    setFigure(next);
    setAt(frame.at);
  };
  return (
    <SidePart title={agent.name ?? words("wall.seat", { seat: agent.seat })} onClose={onClose}>
      <p className="side__what">
        {[
          agent.teamId,
          agent.channel === undefined ? undefined : words(`channel.${agent.channel}`),
          words("wall.seat", { seat: agent.seat }),
        ]
          .filter((part) => part !== undefined)
          .join(", ")}
      </p>
      <dl className="pairs" data-testid="agent">
        <div>
          <dt>{agent.reason === undefined ? state : `${state}, ${agent.reason}`}</dt>
          <dd className={agent.overLimit ? "late" : ""}>
            {duration(frame.at - agent.sinceAt, language)}
            {agent.limitMs !== undefined && (
              <small> {words("wall.of", { limit: limit(agent.limitMs, language) })}</small>
            )}
          </dd>
        </div>
        <div data-metric="slotLoad">
          <dt>{words("desk.queues.slots")}</dt>
          <dd>{loadText(agent.busy, agent.slots, language)}</dd>
        </div>
        <div data-metric="handled">
          <dt>{words("desk.agents.column.handled")}</dt>
          <dd>{count(agent.handled, language)}</dd>
        </div>
        <div data-metric="averageHandleMs">
          <dt>{words("desk.agents.column.handleTime")}</dt>
          <dd>
            {duration(handleTimeOf(agent), language)} <small>{words("wall.n", { n: agent.handled })}</small>
          </dd>
        </div>
      </dl>
      {kept === undefined ? (
        <p className="faint">{words("desk.agents.noRoster")}</p>
      ) : (
        <dl className="pairs" data-testid="adherence">
          <div title={words("desk.agents.means.adherence")}>
            <dt>{words("desk.agents.adherence")}</dt>
            <dd>
              {percent(kept.adherence, language)} <small>{duration(kept.scheduledMs, language)}</small>
            </dd>
          </div>
          <div title={words("desk.agents.means.conformance")}>
            <dt>{words("desk.agents.conformance")}</dt>
            <dd>
              {percent(kept.conformance, language)} <small>{duration(kept.toWorkMs, language)}</small>
            </dd>
          </div>
        </dl>
      )}
      {served === "now" && <AgentRibbon frame={frame} agentId={agentId} />}
      <div className="chips">
        {(["inProgress", "handled"] as const).map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={figure === one} onClick={() => open(one)}>
            {words(`desk.figure.${one}`)}
          </button>
        ))}
      </div>
      <DrillPanel
        key={`${figure} ${at} ${agentId}`}
        frame={frame}
        served={served}
        figure={figure}
        scope="total"
        at={at}
        agentId={agentId}
      />
    </SidePart>
  );
}
