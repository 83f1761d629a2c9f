import type { Metadata } from "next";
import "../../styles/forecast.css";
import "../../styles/lab-plan.css";
import { LabReady } from "../_scenarios/LabProvider.tsx";
import { ScheduleScreen } from "./ScheduleScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · schedules" };

export default function SchedulesPage() {
  return (
    <LabReady>
      <ScheduleScreen />
    </LabReady>
  );
}
