import type { Metadata } from "next";
import "../styles/theatre.css";
import "../styles/theatre-panels.css";
import "../styles/theatre-lesson.css";
import { TheatreScreen } from "./TheatreScreen.tsx";
import { TheatreWords } from "./TheatreWords.tsx";

export const metadata: Metadata = { title: "Floorcast · theatre" };

/** `/theatre`: two routing policies on the same customers; the fragment holds the whole run. */
export default function TheatrePage() {
  return (
    <TheatreWords>
      <TheatreScreen />
    </TheatreWords>
  );
}
