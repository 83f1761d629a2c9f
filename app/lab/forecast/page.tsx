import type { Metadata } from "next";
import { Suspense } from "react";
import "../../styles/forecast.css";
import { ForecastScreen } from "./ForecastScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · forecast" };

export default function ForecastPage() {
  return (
    <Suspense>
      <ForecastScreen />
    </Suspense>
  );
}
