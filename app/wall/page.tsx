import type { Metadata } from "next";
import { Suspense } from "react";
import "../styles/wall.css";
import "../styles/definitions.css";
import "../styles/wall-screen.css";
import { WallScreen } from "./WallScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · wall" };

/** `/wall`: live by default; `?feed=simulated` and `?feed=recording:ID` play in the browser. */
export default function WallPage() {
  return (
    <Suspense>
      <WallScreen />
    </Suspense>
  );
}
