import type { Metadata } from "next";
import "../styles/edit.css";
import "../styles/roster.css";
import { DeskWords } from "../desk/DeskWords.tsx";
import { RosterScreen } from "./RosterScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · roster" };

/** `/roster`: when people are planned to work. */
export default function RosterPage() {
  return (
    <DeskWords>
      <RosterScreen />
    </DeskWords>
  );
}
