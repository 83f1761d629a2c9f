import type { Metadata } from "next";
import "../../styles/history.css";
import { HistoryScreen } from "./HistoryScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · history" };

export default function HistoryPage() {
  return <HistoryScreen />;
}
