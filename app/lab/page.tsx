import type { Metadata } from "next";
import { DeskScreen } from "./_desk/DeskScreen.tsx";
import { LabReady } from "./_scenarios/LabProvider.tsx";

export const metadata: Metadata = { title: "Floorcast · lab" };

export default function LabPage() {
  return (
    <LabReady>
      <DeskScreen />
    </LabReady>
  );
}
