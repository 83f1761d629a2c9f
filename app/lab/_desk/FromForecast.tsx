"use client";

import Link from "next/link";
import { useWords } from "../../_i18n/Words.tsx";

/** The way to the forecast, where a day or a week is opened here by one click. */
export function FromForecast() {
  const words = useWords();
  return (
    <div className="lab-form">
      <p>{words("lab.forecastLine")}</p>
      <div className="buttons">
        <Link className="button button--main" href="/lab/forecast">
          {words("lab.toForecast")}
        </Link>
        <Link className="button" href="/lab/history">
          {words("lab.toHistory")}
        </Link>
      </div>
    </div>
  );
}
