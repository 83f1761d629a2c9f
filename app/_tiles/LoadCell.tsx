import type { Ratio } from "../../sim/metrics/frame.ts";
import { LoadBar } from "../_charts/LoadBar.tsx";
import { percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { loadText } from "./loadText.ts";

export interface LoadCellProps {
  readonly busy: number;
  readonly slots: number;
  /** Share of staffed time with any contact; not told where absent. */
  readonly occupancy?: Ratio;
}

/**
 * Slots in use of slots there are, over a bar, and below it the occupancy: what lies between the two is what concurrency
 * hides. No slots at all is “—”: nobody could take anything.
 */
export function LoadCell({ busy, slots, occupancy }: LoadCellProps) {
  const words = useWords();
  const language = useLanguage();
  const text = loadText(busy, slots, language);
  return (
    <div className="cell load">
      <div data-figure="load">{text}</div>
      <LoadBar busy={busy} slots={slots} />
      {occupancy !== undefined && (
        <div className="cell__sub" data-figure="occupancy">
          {words("wall.occupancy", { share: percent(occupancy.value, language) })}
        </div>
      )}
    </div>
  );
}
