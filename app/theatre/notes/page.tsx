import type { Metadata } from "next";
import "../../styles/theatre.css";
import "../../styles/theatre-lesson.css";
import { TheatreWords } from "../TheatreWords.tsx";
import { NotesScreen } from "./NotesScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · notes" };

/** `/theatre/notes`: what only the presenter reads, on a second window of the same browser. */
export default function NotesPage() {
  return (
    <TheatreWords>
      <NotesScreen />
    </TheatreWords>
  );
}
