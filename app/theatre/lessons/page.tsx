import type { Metadata } from "next";
import "../../styles/theatre.css";
import "../../styles/theatre-panels.css";
import "../../styles/theatre-lesson.css";
import { TheatreWords } from "../TheatreWords.tsx";
import { LessonsScreen } from "./LessonsScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · lessons" };

/** `/theatre/lessons`: those everybody has, and those of this browser; a fragment `#lesson=` brings one along. */
export default function LessonsPage() {
  return (
    <TheatreWords>
      <LessonsScreen />
    </TheatreWords>
  );
}
