"use client";

import Link from "next/link";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";
import { saveFile } from "../_edit/jsonFile.ts";
import { limit } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { SavedBoard } from "./boardsClient.ts";

export interface BoardTableProps {
  readonly boards: readonly SavedBoard[];
  /** Saves a suggested board; given where the boards are suggestions. */
  readonly onAdd?: (spec: WallSpec) => void;
  readonly onCopy?: (spec: WallSpec, name: string) => void;
  readonly onRemove?: (board: SavedBoard) => void;
}

/** Boards in lines, each with everything that can be done to it. */
export function BoardTable({ boards, onAdd, onCopy, onRemove }: BoardTableProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="near-table__room">
      <table className="near-table">
        <thead>
          <tr>
            <th scope="col">{words("boards.columnName")}</th>
            <th scope="col">{words("boards.columnAudience")}</th>
            <th scope="col">{words("boards.columnShows")}</th>
            <th scope="col">{words("boards.columnTurn")}</th>
            <th scope="col">{words("boards.columnDo")}</th>
          </tr>
        </thead>
        <tbody>
          {boards.map((board) => {
            const { spec } = board;
            const { id, name, rotation } = spec;
            return (
              <tr key={id} data-board={id}>
                <th scope="row">
                  {name}
                  <small>{id}</small>
                </th>
                <td>
                  {words(`boards.audiences.${spec.audience}`)}
                  <small>{words(`boards.namings.${spec.names}`)}</small>
                </td>
                <td>
                  {spec.channels?.map((channel) => words(`channel.${channel}`)).join(", ") ??
                    words("boards.everyChannel")}
                  <small>{spec.widgets.map((widget) => words(`boards.widget.${widget}`)).join(", ")}</small>
                </td>
                <td>
                  {rotation === undefined || rotation.boardIds.length === 0
                    ? "–"
                    : words("boards.turns", {
                        n: rotation.boardIds.length + 1,
                        dwell: limit(rotation.dwellMs, language),
                      })}
                </td>
                <td>
                  <div className="buttons">
                    <Link className="button" href={`/wall?board=${id}`} aria-label={words("boards.showWhat", { name })}>
                      {words("boards.show")}
                    </Link>
                    {onAdd !== undefined && (
                      <button
                        type="button"
                        className="button"
                        aria-label={words("boards.addWhat", { name })}
                        onClick={() => onAdd(spec)}
                      >
                        {words("boards.add")}
                      </button>
                    )}
                    {onRemove !== undefined && (
                      <Link
                        className="button"
                        href={`/boards/${id}/edit`}
                        aria-label={words("boards.editWhat", { name })}
                      >
                        {words("boards.edit")}
                      </Link>
                    )}
                    {onCopy !== undefined && (
                      <button
                        type="button"
                        className="button"
                        aria-label={words("boards.copyWhat", { name })}
                        onClick={() =>
                          onCopy(spec, words("boards.copyName", { name }).slice(0, WALL_BOUNDS.nameLength))
                        }
                      >
                        {words("boards.copy")}
                      </button>
                    )}
                    <button
                      type="button"
                      className="button"
                      aria-label={words("boards.exportWhat", { name })}
                      onClick={() => saveFile(`${id}.json`, `${JSON.stringify(spec, null, 2)}\n`, "application/json")}
                    >
                      {words("boards.export")}
                    </button>
                    {onRemove !== undefined && (
                      <button
                        type="button"
                        className="button"
                        aria-label={words("boards.removeWhat", { name })}
                        onClick={() => onRemove(board)}
                      >
                        {words("boards.remove")}
                      </button>
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
