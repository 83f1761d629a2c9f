import type { Frame, Lens } from "../../sim/metrics/frame.ts";
import type { Cell } from "../_charts/csv.ts";
import { clock, clockWithSeconds, duration } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import { shownName } from "./shownName.ts";

/** The same as a chart says, as a table. `name` is that of the chart. */
export interface ChartTable {
  readonly name: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table for every chart of a wall: the history of each channel, newest first, and the people by state. */
export function chartTables(
  frame: Frame,
  names: Lens["names"],
  words: ReturnType<typeof useWords>,
  language: Language,
): ChartTable[] {
  const channels = frame.channels.map(
    ({ channel, history }): ChartTable => ({
      name: channel,
      title: words(`channel.${channel}`),
      heads: [words("tables.time"), words("tables.serviceLevel"), words("tables.counted"), words("tables.waiting")],
      rows: history
        .map(({ at, serviceLevel, n, waiting }): Cell[] => [
          clock(at, frame.timeZone),
          serviceLevel === undefined ? undefined : Math.round(serviceLevel * 1000) / 10,
          n,
          waiting,
        ])
        .reverse(),
    }),
  );
  const present = frame.agents.filter(({ state }) => state !== "offline");
  const people: ChartTable = {
    name: "agents",
    title: words("tables.agents"),
    heads: [
      words("tables.seat"),
      ...(names === "none" ? [] : [words("tables.name")]),
      words("tables.state"),
      words("tables.minutes"),
      words("tables.slots"),
      words("tables.over"),
    ],
    rows: present.map((agent): Cell[] => [
      agent.seat,
      ...(names === "none" ? [] : [shownName(agent, names)]),
      words(`state.${agent.state === "ringing" || agent.state === "offline" ? "contact" : agent.state}`),
      duration(frame.at - agent.sinceAt, language),
      `${agent.busy}/${agent.slots}`,
      agent.overLimit ? words("tables.yes") : "",
    ]),
  };
  return [...channels, people, sourceTable(frame, words)];
}

/** Health of every source: what no figure should be read without. */
function sourceTable({ sources, timeZone }: Frame, words: ReturnType<typeof useWords>): ChartTable {
  return {
    name: "sources",
    title: words("front.sources"),
    heads: [
      words("front.source"),
      words("front.sourceState"),
      words("front.lastEvent"),
      words("front.connectedSince"),
      words("front.events"),
      words("front.gaps"),
      words("tables.lateness"),
      words("tables.notObserved"),
    ],
    rows: sources.map((source): Cell[] => [
      source.source,
      `${words(`front.sourceStates.${source.state}`)}, ${words(`front.freshness.${source.freshness}`)}`,
      source.lastEventAt === undefined ? undefined : clockWithSeconds(source.lastEventAt, timeZone),
      source.connectedSinceAt === undefined ? undefined : clockWithSeconds(source.connectedSinceAt, timeZone),
      source.events,
      source.gaps,
      source.skewMs === undefined ? undefined : source.skewMs / 1000,
      source.inferred.value === undefined ? undefined : Math.round(source.inferred.value * 1000) / 10,
    ]),
  };
}
