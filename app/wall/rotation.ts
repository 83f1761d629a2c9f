import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";

/** Which board of those in turn is shown, and since when, display ms. */
export interface Turn {
  readonly index: number;
  readonly sinceAt: number;
}

export interface TurnRules {
  /** Boards in turn, ≥ 1. */
  readonly count: number;
  readonly dwellMs: number;
  /** The page an alarm holds; absent: none does. */
  readonly pin?: number | undefined;
  /** Somebody stopped the turns. */
  readonly held?: boolean;
}

/**
 * The turn at `now`. A held or pinned page stays, and has its whole time before it once it is let go; a clock that was
 * set back begins the page anew; a display that slept goes on with the page whose turn it is.
 */
export function turnAt(turn: Turn, { count, dwellMs, pin, held = false }: TurnRules, now: number): Turn {
  if (pin !== undefined) return { index: pin, sinceAt: now };
  const index = turn.index < count ? turn.index : 0;
  const shownMs = now - turn.sinceAt;
  if (held || count === 1 || shownMs < 0) return { index, sinceAt: now };
  const turns = Math.floor(shownMs / dwellMs);
  if (turns === 0) return index === turn.index ? turn : { index, sinceAt: turn.sinceAt };
  return { index: (index + turns) % count, sinceAt: turn.sinceAt + turns * dwellMs };
}

/**
 * The page that new alarms to be acted on hold: the one shown where it shows one of them, else the first that shows the
 * worst. `undefined` when there is none such, or no page shows it. `alarms`: worst first.
 */
export function pinnedPage(
  alarms: readonly AlarmFrame[],
  boards: readonly WallSpec[],
  shown: number,
): number | undefined {
  const urgent = alarms.filter(({ level, state }) => level === "act" && state === "new");
  const current = boards[shown];
  if (current !== undefined && urgent.some((alarm) => showsAlarm(current, alarm))) return shown;
  for (const alarm of urgent) {
    const page = boards.findIndex((board) => showsAlarm(board, alarm));
    if (page >= 0) return page;
  }
  return undefined;
}

/** Whether a board shows what an alarm is about, and not only the strip that every board has. */
export function showsAlarm(board: WallSpec, { scope, channel }: Pick<AlarmFrame, "scope" | "channel">): boolean {
  if (board.audience === "agents") return false;
  const [kind = "", ...rest] = scope.split(":");
  const id = rest.join(":");
  const has = (widget: WallSpec["widgets"][number]) => board.widgets.includes(widget);
  const names = (list: readonly string[] | undefined, one: string) => list === undefined || list.includes(one);
  switch (kind) {
    case "channel":
      return (has("channels") || has("responses")) && names(board.channels, channel ?? id);
    case "queue":
      return has("queues") && names(board.queueIds, id);
    case "team":
      return has("teams") && names(board.teamIds, id);
    case "source":
      return has("sources");
    default:
      return has("channels");
  }
}
