import type { Metadata } from "next";
import "../../styles/forecast.css";
import "../../styles/lab-plan.css";
import { LabReady } from "../_scenarios/LabProvider.tsx";
import { BridgeScreen } from "./BridgeScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · plan and actual" };

export default function BridgePage() {
  return (
    <LabReady>
      <BridgeScreen />
    </LabReady>
  );
}
