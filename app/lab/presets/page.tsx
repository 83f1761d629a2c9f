import type { Metadata } from "next";
import "../../styles/lab-claims.css";
import { PresetsScreen } from "./PresetsScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · presets" };

export default function PresetsPage() {
  return <PresetsScreen />;
}
