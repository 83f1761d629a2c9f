import type { Metadata } from "next";
import "../styles/theatre.css";
import "../styles/theatre-panels.css";
import "../styles/theatre-lesson.css";
import { TheatreWords } from "../theatre/TheatreWords.tsx";
import { JoinScreen } from "./JoinScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · join a class" };

/** `/join?c=CODE`: a class bets from phones; no name, no account. */
export default function JoinPage() {
  return (
    <TheatreWords>
      <JoinScreen />
    </TheatreWords>
  );
}
