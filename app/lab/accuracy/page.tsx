import type { Metadata } from "next";
import "../../styles/forecast.css";
import { AccuracyScreen } from "./AccuracyScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · accuracy" };

export default function AccuracyPage() {
  return <AccuracyScreen />;
}
