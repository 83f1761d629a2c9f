"use client";

import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";
import { CheckList, NumberInput } from "../_edit/Fields.tsx";
import { useWords } from "../_i18n/Words.tsx";
import type { SavedBoard } from "./boardsClient.ts";

type Rotation = NonNullable<WallSpec["rotation"]>;

export interface RotationFieldsProps {
  readonly boardId: string;
  readonly rotation: Rotation | undefined;
  readonly others: readonly SavedBoard[];
  /** Places in the rotation that are wrong. */
  readonly wrong: readonly string[];
  readonly onRotation: (rotation: Rotation | undefined) => void;
}

const SECOND_MS = 1_000;
const FIRST_DWELL_MS = 30_000;

/** Which boards take turns with this one, and for how long each stays. */
export function RotationFields({ boardId, rotation, others, wrong, onRotation }: RotationFieldsProps) {
  const words = useWords();
  const { low, high } = WALL_BOUNDS.dwellMs;
  const bounds = { least: low / SECOND_MS, most: high / SECOND_MS };
  const names = new Map(others.map(({ spec }) => [spec.id, spec.name]));
  const ids = [...new Set([...names.keys(), ...(rotation?.boardIds ?? [])])].filter((id) => id !== boardId);
  const wrongDwell = wrong.some((path) => path.startsWith("rotation.dwellMs"));
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={rotation !== undefined}
          onChange={({ target }) => onRotation(target.checked ? { boardIds: [], dwellMs: FIRST_DWELL_MS } : undefined)}
        />
        {words("boards.rotation")}
      </label>
      {rotation !== undefined && (
        <>
          <NumberInput
            label={words("boards.dwell")}
            value={rotation.dwellMs / SECOND_MS}
            unit={words("edit.units.seconds")}
            hint={words("boards.dwellHint", bounds)}
            error={wrongDwell ? words("boards.dwellError", bounds) : undefined}
            onValue={(seconds) => onRotation({ ...rotation, dwellMs: Math.round((seconds ?? 0) * SECOND_MS) })}
          />
          {ids.length === 0 ? (
            <p className="field__hint">{words("boards.turnsNone")}</p>
          ) : (
            <CheckList
              label={words("boards.turnsWith")}
              choices={ids.map((id) => ({ value: id, label: names.get(id) ?? words("boards.unseen", { name: id }) }))}
              value={rotation.boardIds}
              error={
                wrong.length > 0 && !wrongDwell ? words("boards.rotationError", { n: WALL_BOUNDS.rotation }) : undefined
              }
              onValue={(boardIds) => onRotation({ ...rotation, boardIds: boardIds ?? [] })}
            />
          )}
          <p className="field__hint">{words("boards.rotationNote")}</p>
        </>
      )}
    </>
  );
}
