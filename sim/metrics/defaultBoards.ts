import type { Frame, Lens } from "./frame.ts";
import { WALL_SPEC_VERSION, type WallSpec, type WidgetKind } from "./wallSpec.ts";

/** What every board that comes by itself has in common. */
const PLAIN = { version: WALL_SPEC_VERSION, language: "auto", theme: "auto", template: "auto" } as const;

/**
 * Three boards that fit the floor as `frame` shows it, before anybody has set up anything: for supervisors, for whoever
 * runs the day, and one agents may look at. A widget is there when there is something to show in it.
 */
export function defaultBoards(frame: Frame): readonly WallSpec[] {
  const has: Readonly<Record<WidgetKind, boolean>> = {
    channels: true,
    // With one queue a channel its row would say the channel's figures again.
    queues: frame.queues.length > frame.channels.length,
    teams: frame.teams.length > 1,
    agents: frame.agents.length > 0,
    quality: frame.quality.csat.n + frame.quality.nps.n + frame.quality.evaluation.n > 0,
    equity: frame.equity.wait !== undefined || frame.equity.resolution !== undefined,
    responses: frame.channels.some(({ responses }) => responses !== undefined),
    alarms: true,
    sources: frame.sources.length > 0,
  };
  const fitting = (widgets: readonly WidgetKind[]) => widgets.filter((widget) => has[widget]);
  return [
    {
      ...PLAIN,
      id: "supervisor",
      name: "Supervisor",
      audience: "supervisor",
      names: "names",
      widgets: fitting(["alarms", "channels", "agents", "queues", "responses", "teams"]),
    },
    {
      ...PLAIN,
      id: "operations",
      name: "Operations",
      audience: "operations",
      names: "initials",
      widgets: fitting(["alarms", "channels", "queues", "teams", "responses", "equity", "quality", "sources"]),
    },
    {
      ...PLAIN,
      id: "agents",
      name: "Agents",
      audience: "agents",
      names: "none",
      widgets: fitting(["agents", "quality"]),
    },
  ];
}

/** How a board reads, where the centre reads by `own`. */
export function lensOfBoard(spec: WallSpec, own: Lens): Lens {
  const { variant, attribution, headline } = spec.reading ?? own;
  return { variant, attribution, headline, names: spec.names };
}
