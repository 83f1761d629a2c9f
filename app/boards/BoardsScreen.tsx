"use client";

import { useRouter } from "next/navigation";
import { defaultBoards } from "../../sim/metrics/defaultBoards.ts";
import { FileButton } from "../_edit/FileButton.tsx";
import { NearPage } from "../_edit/NearPage.tsx";
import { useWords } from "../_i18n/Words.tsx";
import { useFeed } from "../_state/useFeed.ts";
import { BoardTable } from "./BoardTable.tsx";
import { boardIdFor } from "./boardDraft.ts";
import { ToldNotice } from "./ToldNotice.tsx";
import { useBoards } from "./useBoards.ts";

const LIVE = { kind: "live" } as const;

/** `/boards`: the boards there are, and those the floor itself suggests. */
export function BoardsScreen() {
  const words = useWords();
  const router = useRouter();
  const { view } = useFeed(LIVE);
  const boards = useBoards(view.link.state === "fresh" || view.link.state === "ageing");
  const saved = boards.boards ?? [];
  const taken = saved.map(({ spec }) => spec.id);
  const suggested = (view.frame === undefined ? [] : defaultBoards(view.frame))
    .filter(({ id }) => !taken.includes(id))
    .map((spec) => ({ ...spec, name: words(`boards.audiences.${spec.audience}`) }));
  return (
    <NearPage room="/boards">
      <div className="near-page">
        <header className="near-page__head">
          <div>
            <h1>{words("boards.title")}</h1>
            <p>{words("boards.line")}</p>
          </div>
          <div className="buttons">
            <FileButton
              label={words("boards.import")}
              accept="application/json,.json"
              disabled={boards.busy}
              onFiles={([chosen]) => void boards.importFile(chosen)}
            />
            <button
              type="button"
              className="button button--main"
              onClick={() => router.push(`/boards/${boardIdFor(words("boards.newName"), taken)}/edit`)}
            >
              {words("boards.create")}
            </button>
          </div>
        </header>
        <ToldNotice told={boards.told} onBringBack={(spec) => void boards.bringBack(spec)} />
        <section aria-label={words("boards.list")}>
          <h2>{words("boards.list")}</h2>
          {boards.boards === undefined ? (
            <p>{words("edit.loading")}</p>
          ) : saved.length === 0 ? (
            <p>{words("boards.none")}</p>
          ) : (
            <BoardTable boards={saved} onCopy={(spec, name) => void boards.copy(spec, name)} onRemove={boards.remove} />
          )}
        </section>
        <section aria-label={words("boards.suggested")}>
          <h2>{words("boards.suggested")}</h2>
          <p>{words(view.frame === undefined ? "boards.suggestedNone" : "boards.suggestedLine")}</p>
          {suggested.length > 0 && (
            <BoardTable
              boards={suggested.map((spec) => ({ spec, revision: 0 }))}
              onAdd={(spec) => void boards.add(spec)}
            />
          )}
        </section>
      </div>
    </NearPage>
  );
}
