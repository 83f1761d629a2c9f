import type { Metadata } from "next";
import { Suspense } from "react";
import "../styles/edit.css";
import "../styles/wall-screen.css";
import "../styles/desk.css";
import "../styles/desk-queues.css";
import "../styles/desk-side.css";
import "../styles/desk-agents.css";
import "../styles/day.css";
import { DeskScreen } from "./DeskScreen.tsx";
import { DeskWords } from "./DeskWords.tsx";

export const metadata: Metadata = { title: "Floorcast · desk" };

/** `/desk`: the level below the wall, on the same feeds; `?contact=`, `?agent=`, `?figure=` and `?scope=` open what they name. */
export default function DeskPage() {
  return (
    <Suspense>
      <DeskWords>
        <DeskScreen />
      </DeskWords>
    </Suspense>
  );
}
