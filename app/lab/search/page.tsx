import type { Metadata } from "next";
import "../../styles/forecast.css";
import "../../styles/lab-plan.css";
import { LabReady } from "../_scenarios/LabProvider.tsx";
import { SearchScreen } from "./SearchScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · search" };

export default function SearchPage() {
  return (
    <LabReady>
      <SearchScreen />
    </LabReady>
  );
}
