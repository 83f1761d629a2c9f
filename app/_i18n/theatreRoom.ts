import { enLesson } from "./enLesson.ts";
import { enPuzzle } from "./enPuzzle.ts";
import { enTheatre } from "./enTheatre.ts";
import { ruLesson } from "./ruLesson.ts";
import { ruPuzzle } from "./ruPuzzle.ts";
import { ruTheatre } from "./ruTheatre.ts";
import type { RoomDictionary } from "./shape.ts";

const en = { theatre: enTheatre, lesson: enLesson, puzzle: enPuzzle };

/** The words of the theatre, its lessons and classes. */
export const THEATRE_ROOM: RoomDictionary<typeof en> = {
  en,
  ru: { theatre: ruTheatre, lesson: ruLesson, puzzle: ruPuzzle },
};
