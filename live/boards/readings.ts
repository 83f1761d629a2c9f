import { defaultBoards, lensOfBoard } from "../../sim/metrics/defaultBoards.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { Lens } from "../../sim/metrics/lens.ts";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import type { BoardReadings } from "../hub.ts";
import type { BoardStore } from "./boardStore.ts";

/** Boards that come by themselves, made of what is seen; none before there is a frame. */
export function boardsOfFloor(frame: Frame | undefined): readonly WallSpec[] {
  return frame === undefined ? [] : defaultBoards(frame);
}

/** What `/live` knows of boards: the stored ones, and those that come by themselves where none of that id is stored. */
export function boardReadings(store: BoardStore, own: () => Lens, frame: () => Frame | undefined): BoardReadings {
  return {
    reading(boardId) {
      const spec = store.get(boardId)?.spec ?? boardsOfFloor(frame()).find(({ id }) => id === boardId);
      if (spec === undefined) return undefined;
      return spec.reading === undefined && spec.names === "names" ? "own" : lensOfBoard(spec, own());
    },
    watch: (changed) => store.watch(changed),
  };
}
