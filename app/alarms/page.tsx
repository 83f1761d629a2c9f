import type { Metadata } from "next";
import "../styles/edit.css";
import "../styles/rules.css";
import { AlarmsScreen } from "./AlarmsScreen.tsx";
import { AlarmsWords } from "./AlarmsWords.tsx";

export const metadata: Metadata = { title: "Floorcast · alarms" };

export default function AlarmsPage() {
  return (
    <AlarmsWords>
      <AlarmsScreen />
    </AlarmsWords>
  );
}
