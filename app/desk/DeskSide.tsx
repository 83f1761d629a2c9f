"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import { useWords } from "../_i18n/Words.tsx";
import type { Transport } from "../_state/useFeed.ts";
import { AgentPanel } from "./AgentPanel.tsx";
import { ContactPanel } from "./ContactPanel.tsx";
import { DrillPanel } from "./DrillPanel.tsx";
import { type DeskPlace, deskOutward } from "./deskAddress.ts";
import { ScopePanel } from "./ScopePanel.tsx";
import type { Served } from "./served.ts";

export interface DeskSideProps {
  readonly frame: Frame;
  readonly served: Served;
  /** Of a feed that plays in this page. */
  readonly transport: Transport | undefined;
  readonly place: DeskPlace;
  readonly go: (next: DeskPlace) => void;
}

/** The right side: the most special thing that is open. Closing it goes one step out. */
export function DeskSide({ frame, served, transport, place, go }: DeskSideProps) {
  const words = useWords();
  const { contactId, source, agentId, drill, scope } = place;
  const close = () => go(deskOutward(place));
  return (
    <aside className="desk__side" aria-label={words("desk.side.title")} data-testid="desk-side">
      {contactId !== undefined ? (
        <ContactPanel
          key={contactId}
          frame={frame}
          served={served}
          contactId={contactId}
          source={source}
          onClose={close}
        />
      ) : agentId !== undefined ? (
        <AgentPanel key={agentId} frame={frame} served={served} agentId={agentId} onClose={close} />
      ) : drill !== undefined ? (
        <DrillPanel
          key={`${drill.figure} ${scope} ${drill.at}`}
          frame={frame}
          served={served}
          figure={drill.figure}
          scope={scope}
          at={drill.at}
          onClose={close}
        />
      ) : (
        <ScopePanel
          key={scope}
          frame={frame}
          served={served}
          scope={scope}
          transport={transport}
          onClose={scope === "total" ? undefined : close}
        />
      )}
    </aside>
  );
}
