import type { Metadata } from "next";
import "../../styles/theatre.css";
import "../../styles/theatre-panels.css";
import "../../styles/theatre-lesson.css";
import { TheatreWords } from "../TheatreWords.tsx";
import { PuzzlesScreen } from "./PuzzlesScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · puzzles" };

/** `/theatre/puzzles?p=ID`: targets, moves with prices, a budget; par from the optimiser. */
export default function PuzzlesPage() {
  return (
    <TheatreWords>
      <PuzzlesScreen />
    </TheatreWords>
  );
}
