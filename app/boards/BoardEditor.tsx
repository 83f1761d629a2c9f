"use client";

import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import { defaultBoards } from "../../sim/metrics/defaultBoards.ts";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { EditBar } from "../_edit/EditBar.tsx";
import { saveFile } from "../_edit/jsonFile.ts";
import { NearPage } from "../_edit/NearPage.tsx";
import { ProblemList } from "../_edit/ProblemList.tsx";
import { useEditing, whyNothing } from "../_edit/useEditing.ts";
import { useWords } from "../_i18n/Words.tsx";
import { useFeed } from "../_state/useFeed.ts";
import { BoardForm } from "./BoardForm.tsx";
import { type BoardStep, freshBoard, isBoardLike, wrongFields } from "./boardDraft.ts";
import { listBoards, loadBoard, type SavedBoard, saveBoard, suggestedBoard } from "./boardsClient.ts";
import { Preview } from "./Preview.tsx";
import { ShareLink } from "./ShareLink.tsx";

/** `/boards/{id}/edit`: the form of one board, and beside it the wall it makes. */
export function BoardEditor({ boardId }: { readonly boardId: string }) {
  const words = useWords();
  const editing = useEditing<WallSpec, BoardStep>({
    draftKey: `floorcast-board ${boardId}`,
    fresh: async (signal) => {
      const suggested = await suggestedBoard(boardId, signal);
      // What comes by itself is named in the language of whoever adds it.
      if (suggested !== undefined) return { ...suggested, name: words(`boards.audiences.${suggested.audience}`) };
      return freshBoard(boardId, words("boards.newName"));
    },
    isValue: (value): value is WallSpec => isBoardLike(value) && value.id === boardId,
    load: (signal) => loadBoard(boardId, signal),
    save: saveBoard,
  });
  const { value: spec } = editing;
  const lens = spec?.reading === undefined ? {} : { lens: { ...spec.reading, names: spec.names } };
  const { view } = useFeed({ kind: "live", ...lens });
  const others = useOthers(
    boardId,
    view.frame === undefined
      ? undefined
      : defaultBoards(view.frame).map((board) => ({ ...board, name: words(`boards.audiences.${board.audience}`) })),
  );
  const wrong = useMemo(() => (spec === undefined ? new Map() : wrongFields(spec)), [spec]);
  return (
    <NearPage room="/boards">
      <div className="editor">
        <header className="editor__head">
          <Link href="/boards">{words("boards.back")}</Link>
          <h1>{spec === undefined || spec.name.trim() === "" ? words("boards.fallbackName") : spec.name}</h1>
          <EditBar
            editing={editing}
            nameOf={(step) => words(`boards.field.${step}`)}
            discardName="discard"
            theirsName="theirs"
            wrong={wrong.size}
          >
            <button
              type="button"
              className="button"
              disabled={spec === undefined}
              onClick={() => saveFile(`${boardId}.json`, `${JSON.stringify(spec, null, 2)}\n`, "application/json")}
            >
              {words("boards.export")}
            </button>
          </EditBar>
          {editing.refusal?.kind === "problems" && <ProblemList problems={editing.refusal.problems} />}
        </header>
        {spec === undefined ? (
          <p>{words(whyNothing(editing.refusal))}</p>
        ) : (
          <>
            <BoardForm
              spec={spec}
              frame={view.frame}
              others={others}
              wrong={wrong}
              onSpec={(next, field) => editing.change(next, field)}
            />
            <div className="editor__beside">
              <Preview spec={spec} view={view} />
              <ShareLink boardId={boardId} draft={editing.dirty} />
            </div>
          </>
        )}
      </div>
    </NearPage>
  );
}

/** Boards this one can take turns with: those saved and those that come by themselves; none while nobody answers. */
function useOthers(boardId: string, suggested: readonly WallSpec[] | undefined): readonly SavedBoard[] {
  const [saved, setSaved] = useState<readonly SavedBoard[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    listBoards(stop.signal).then(
      (answer) => answer.ok && setSaved(answer.value),
      () => undefined,
    );
    return () => stop.abort();
  }, []);
  const known = new Set([boardId, ...saved.map(({ spec }) => spec.id)]);
  const offered = (suggested ?? []).filter(({ id }) => !known.has(id)).map((spec) => ({ spec, revision: 0 }));
  return [...saved.filter(({ spec }) => spec.id !== boardId), ...offered];
}
