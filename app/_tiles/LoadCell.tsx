import { LoadBar } from "../_charts/LoadBar.tsx";
import { NONE } from "../_i18n/format.ts";

/** Slots in use of slots there are, over a bar. No slots at all is “—”: nobody could take anything. */
export function LoadCell({ busy, slots }: { readonly busy: number; readonly slots: number }) {
  return (
    <div className="cell" data-figure="load">
      <div>{slots === 0 && busy === 0 ? NONE : `${busy}/${slots}`}</div>
      <LoadBar busy={busy} slots={slots} />
    </div>
  );
}
