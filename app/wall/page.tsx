import type { Metadata } from "next";
import { Suspense } from "react";
import "../styles/wall.css";
import "../styles/definitions.css";
import "../styles/wall-screen.css";
import "../styles/board-of.css";
import { BoardOfScreen } from "./boardOfScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · wall" };

/** `/wall`: live by default; `?board=ID` as a board says; `?feed=simulated` and `?feed=recording:ID` play in the browser. */
export default function WallPage() {
  return (
    <Suspense>
      <BoardOfScreen />
    </Suspense>
  );
}
