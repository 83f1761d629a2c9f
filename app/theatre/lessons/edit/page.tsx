import type { Metadata } from "next";
import "../../../styles/theatre.css";
import "../../../styles/theatre-panels.css";
import "../../../styles/theatre-lesson.css";
import { TheatreWords } from "../../TheatreWords.tsx";
import { LessonEditor } from "./LessonEditor.tsx";

export const metadata: Metadata = { title: "Floorcast · edit a lesson" };

/** `/theatre/lessons/edit?of=ID`: a copy of a lesson (`own:` before the id: of this browser); without: a new one. */
export default function LessonEditPage() {
  return (
    <TheatreWords>
      <LessonEditor />
    </TheatreWords>
  );
}
