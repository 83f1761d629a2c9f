"use client";

import { useWords } from "../../_i18n/Words.tsx";

/** What the lines and bands of a chart of counts are. `ghost`: what the quiet line is; absent: there is none. */
export function ChartKey({ planned, ghost }: { readonly planned: boolean; readonly ghost: string | undefined }) {
  const words = useWords();
  return (
    <ul className="chart-key">
      <li data-key="actual">{words("forecast.key.actual")}</li>
      <li data-key="median">{words("forecast.key.median")}</li>
      <li data-key="half">{words("forecast.key.half")}</li>
      <li data-key="ninety">{words("forecast.key.ninety")}</li>
      {planned && <li data-key="planned">{words("forecast.key.planned")}</li>}
      {ghost !== undefined && <li data-key="ghost">{ghost}</li>}
    </ul>
  );
}
