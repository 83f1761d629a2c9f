import type { ReactNode } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { WallSpec, WidgetKind } from "../../sim/metrics/wallSpec.ts";
import type { View } from "../_state/view.ts";
import type { ColumnName } from "../_tiles/columnName.ts";
import { EquityLine } from "../_tiles/EquityLine.tsx";
import { QualityLine } from "../_tiles/QualityLine.tsx";
import { QueueRow } from "../_tiles/QueueRow.tsx";
import { ResponseLine } from "../_tiles/ResponseLine.tsx";
import { SourceLine } from "../_tiles/SourceLine.tsx";
import { TeamRow } from "../_tiles/TeamRow.tsx";
import { type LineAges, lineAges } from "./lineAges.ts";
import { worstQueuesFirst } from "./order.ts";

export interface BoardLine {
  readonly key: string;
  readonly line: ReactNode;
  /** Which line of its widget it is, from 0: the first says most. */
  readonly turn: number;
}

/** Every line the board wants below its channels, in the order of its widgets, each as old as what it is made of. */
export function boardLines(
  frame: Frame,
  spec: WallSpec,
  shown: ReadonlySet<ColumnName>,
  link: View["link"]["state"] = "fresh",
): BoardLine[] {
  const ages = lineAges(frame, link);
  return spec.widgets.flatMap((widget) =>
    linesOf(widget, frame, spec, shown, ages).map((line, turn) => ({ ...line, turn })),
  );
}

/**
 * The `room` lines to draw, in their order: the first of every widget before the second of any, so that a hundred queues
 * do not crowd out the one line of quality.
 */
export function linesWithin(lines: readonly BoardLine[], room: number): BoardLine[] {
  const chosen = new Set([...lines].sort((a, b) => a.turn - b.turn).slice(0, room));
  return lines.filter((line) => chosen.has(line));
}

function linesOf(
  widget: WidgetKind,
  frame: Frame,
  spec: WallSpec,
  shown: ReadonlySet<ColumnName>,
  ages: LineAges,
): Omit<BoardLine, "turn">[] {
  switch (widget) {
    case "queues": {
      const shared = sharedQueues(frame);
      return worstQueuesFirst(frame.queues)
        .filter(({ queueId }) => spec.queueIds === undefined || spec.queueIds.includes(queueId))
        .map((queue) => ({
          key: `queue ${queue.queueId} ${queue.channel}`,
          line: (
            <QueueRow
              queue={queue}
              saysChannel={shared.has(queue.queueId)}
              minimumN={frame.minimumN}
              shown={shown}
              age={ages.scope(queue)}
            />
          ),
        }));
    }
    case "teams":
      return frame.teams
        .filter(({ teamId }) => spec.teamIds === undefined || spec.teamIds.includes(teamId))
        .map((team) => ({ key: `team ${team.teamId}`, line: <TeamRow team={team} age={ages.scope(team)} /> }));
    case "quality":
      return hasQuality(frame)
        ? [
            {
              key: "quality",
              line: (
                <QualityLine
                  quality={frame.quality}
                  minimumN={frame.minimumN}
                  timeZone={frame.timeZone}
                  age={ages.whole}
                />
              ),
            },
          ]
        : [];
    case "equity":
      return frame.equity.wait !== undefined || frame.equity.resolution !== undefined
        ? [{ key: "equity", line: <EquityLine equity={frame.equity} age={ages.whole} /> }]
        : [];
    case "responses":
      return frame.channels.flatMap((row) =>
        row.responses === undefined || (spec.channels !== undefined && !spec.channels.includes(row.channel))
          ? []
          : [
              {
                key: `responses ${row.channel}`,
                line: (
                  <ResponseLine
                    row={row}
                    responses={row.responses}
                    minimumN={frame.minimumN}
                    age={ages.channel(row.channel)}
                  />
                ),
              },
            ],
      );
    case "sources":
      return frame.sources.length > 0
        ? [{ key: "sources", line: <SourceLine frame={frame} age={ages.connection} /> }]
        : [];
    case "channels":
    case "agents":
    case "alarms":
      return [];
  }
}

/** Queues that serve several channels: each of their lines says which it is of. */
function sharedQueues({ queues }: Frame): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(queues.map(({ queueId }) => queueId).filter((id) => seen.size === seen.add(id).size));
}

/** Nobody has rated anything where every n is 0: a line of dashes would say nothing. */
function hasQuality({ quality: { csat, nps, firstContactResolution, evaluation } }: Frame): boolean {
  return csat.n + nps.n + firstContactResolution.n + evaluation.n > 0;
}
