import { type Floor, loads, type OpenVisit, type OpenWork } from "../floor/index.ts";
import type { Instant } from "../vocabulary/index.ts";
import type { BoardConfig } from "./config.ts";
import type { CountedContact, CountedList } from "./counted.ts";
import type { FigureScope } from "./namedFigure.ts";

/** Figures of the floor as it stands: it has the contacts itself. */
export type StandingFigure = "waiting" | "waitingLate" | "inProgress";

/** The contacts such a figure counts, oldest first, from the floor itself at `at`. */
export function floorList(
  floor: Floor,
  config: BoardConfig,
  figure: StandingFigure,
  scope: FigureScope,
  at: Instant,
): CountedList {
  const rows = figure === "inProgress" ? inHand(floor, scope) : waiting(floor, config, figure, scope, at);
  return { total: rows.length, rows };
}

function waiting(
  floor: Floor,
  config: BoardConfig,
  figure: StandingFigure,
  { channel, queueId }: FigureScope,
  at: Instant,
): readonly CountedContact[] {
  const isOf = ({ queue }: OpenVisit) =>
    (channel === undefined || queue.channel === channel) && (queueId === undefined || queue.queueId === queueId);
  const isLate = ({ queue, enqueuedAt }: OpenVisit) => at - enqueuedAt > config.targets[queue.channel].acceptableWaitMs;
  return floor.waiting
    .filter((visit) => isOf(visit) && (figure === "waiting" || isLate(visit)))
    .map(({ source, contactId, visitId, queue, enqueuedAt }) => ({
      ...{ source: source.source, contactId, visitId, queueId: queue.queueId, channel: queue.channel },
      sinceAt: enqueuedAt,
      waitMs: Math.max(0, at - enqueuedAt),
    }));
}

function inHand(floor: Floor, { channel, queueId }: FigureScope): readonly CountedContact[] {
  const isOf = ({ channel: own, queue }: OpenWork) =>
    (channel === undefined || own === channel) && (queueId === undefined || queue?.queueId === queueId);
  return [...floor.works()]
    .filter((work) => work.role === "primary" && loads(work) && isOf(work))
    .map(({ source, contactId, workId, visit, queue, channel: own, agent, connectedAt, openedAt }) => ({
      ...{ source: source.source, contactId, workId, channel: own, agentId: agent.agentId },
      sinceAt: visit?.enqueuedAt ?? connectedAt ?? openedAt,
      ...(visit === undefined
        ? {}
        : { visitId: visit.visitId, outcome: visit.ended ?? "answered", waitMs: visit.waitMs }),
      ...(queue === undefined ? {} : { queueId: queue.queueId }),
    }))
    .sort((a, b) => a.sinceAt - b.sinceAt || (a.workId < b.workId ? -1 : 1));
}
