import type { Metadata } from "next";
import { LabReady } from "../_scenarios/LabProvider.tsx";
import { ReportScreen } from "./ReportScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · comparison" };

export default function ReportPage() {
  return (
    <LabReady>
      <ReportScreen />
    </LabReady>
  );
}
