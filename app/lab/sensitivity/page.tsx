import type { Metadata } from "next";
import "../../styles/lab-claims.css";
import { LabReady } from "../_scenarios/LabProvider.tsx";
import { SensitivityScreen } from "./SensitivityScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · sensitivity" };

export default function SensitivityPage() {
  return (
    <LabReady>
      <SensitivityScreen />
    </LabReady>
  );
}
