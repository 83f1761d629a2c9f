"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import { isBoardId } from "../../sim/metrics/boardId.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { same } from "../_edit/history.ts";
import { clock } from "../_i18n/format.ts";
import { useLanguage, useWords, Words } from "../_i18n/Words.tsx";
import { useBoardsOf } from "./boardOfServer.ts";
import { pinnedPage, type Turn, turnAt } from "./rotation.ts";
import { RotationBar } from "./rotationBar.tsx";
import { WallScreen } from "./WallScreen.tsx";

const NO_ALARMS: readonly AlarmFrame[] = [];
const BEAT_MS = 250;
const FIRST_DWELL_MS = 30_000;
/** Characters of an unknown address that are told back. */
const LONGEST_SHOWN = 80;

/** `/wall?board=ID`: the wall as that board says, or its turn among several; without a board, the wall of the address. */
export function BoardOfScreen() {
  const words = useWords();
  const asked = useSearchParams().get("board") ?? undefined;
  const id = asked !== undefined && isBoardId(asked) ? asked : undefined;
  const [alarms, setAlarms] = useState<readonly AlarmFrame[]>(NO_ALARMS);
  const onFrame = useCallback((frame: Frame) => {
    // Most frames change nothing here: then nothing is drawn anew.
    setAlarms((before) => (same(before, frame.alarms) ? before : frame.alarms));
  }, []);
  const known = useBoardsOf(id);
  const boards = known?.boards ?? [];
  const [held, onHeld] = useState(false);
  const dwellMs = boards[0]?.rotation?.dwellMs ?? FIRST_DWELL_MS;
  const { turn, now, pinned } = useTurn(boards, alarms, dwellMs, held);
  const spec = boards[turn.index];
  if (asked === undefined) return <WallScreen />;
  const missing = known?.missing ?? [];
  const leftMs = Math.max(0, dwellMs - (now - turn.sinceAt));
  const unknown = id === undefined || known?.state === "unknown";
  const noteOf = (): string | undefined => {
    if (unknown) return words("boards.unknown", { id: asked.slice(0, LONGEST_SHOWN) });
    if (known?.keptSinceAt !== undefined) return words("boards.kept", { time: clock(known.keptSinceAt, ownZone()) });
    return missing.length > 0 ? words("boards.unknownTurn", { ids: missing.join(", ") }) : undefined;
  };
  return (
    <BoardFrame spec={spec} note={noteOf()}>
      {/* Until the board is known nothing is shown that it might not want to be seen. */}
      <WallScreen
        spec={spec}
        boardId={unknown ? null : (spec?.id ?? id)}
        onFrame={onFrame}
        waiting={spec === undefined && !unknown}
      />
      {boards.length > 1 && (
        <RotationBar
          boards={boards}
          index={turn.index}
          share={1 - leftMs / dwellMs}
          leftMs={leftMs}
          pinned={pinned}
          held={held}
          onHeld={onHeld}
        />
      )}
    </BoardFrame>
  );
}

/** The zone of this display: what it notes of itself is told in its own time. */
function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

interface BoardFrameProps {
  readonly spec: WallSpec | undefined;
  /** What is to be known about the board itself. */
  readonly note: string | undefined;
  readonly children: ReactNode;
}

/** Language and colours as the board wants them, around its wall. */
function BoardFrame({ spec, note, children }: BoardFrameProps) {
  const own = useLanguage();
  const language = spec === undefined || spec.language === "auto" ? own : spec.language;
  const theme = spec === undefined || spec.theme === "auto" ? {} : { "data-theme": spec.theme };
  return (
    <div className="board-of" data-testid="board-of" data-board={spec?.id} lang={language} {...theme}>
      <Words language={language}>{children}</Words>
      {note !== undefined && (
        <p className="board-of__note" role="status">
          {note}
        </p>
      )}
    </div>
  );
}

/** Whose turn it is, by this display's clock. */
function useTurn(boards: readonly WallSpec[], alarms: readonly AlarmFrame[], dwellMs: number, held: boolean) {
  const [state, setState] = useState<{ readonly turn: Turn; readonly now: number; readonly pinned: boolean }>({
    turn: { index: 0, sinceAt: 0 },
    now: 0,
    pinned: false,
  });
  const count = boards.length;
  useEffect(() => {
    if (count < 2) return;
    const beat = () => {
      const now = Date.now();
      setState(({ turn }) => {
        const begun = turn.sinceAt === 0 ? { index: 0, sinceAt: now } : turn;
        const pin = pinnedPage(alarms, boards, begun.index);
        return { turn: turnAt(begun, { count, dwellMs, pin, held }, now), now, pinned: pin !== undefined };
      });
    };
    beat();
    const timer = setInterval(beat, BEAT_MS);
    return () => clearInterval(timer);
  }, [count, boards, alarms, dwellMs, held]);
  return count < 2 ? { ...state, turn: { index: 0, sinceAt: state.now } } : state;
}
