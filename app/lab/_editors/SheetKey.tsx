import { useWords } from "../../_i18n/Words.tsx";
import { Mark } from "../../_tiles/Mark.tsx";

/** What the shapes of the sheet mean. */
export function SheetKey() {
  const words = useWords();
  return (
    <p className="time-block__key">
      <span className="sheet__gap--act">
        <Mark kind="act" /> <i>{words("labEdit.keyAct")}</i>
      </span>
      <span className="sheet__gap--watch">
        <Mark kind="watch" /> <i>{words("labEdit.keyWatch")}</i>
      </span>
      <span>
        <OverMark /> <i>{words("labEdit.keyOver")}</i>
      </span>
    </p>
  );
}

/** ○: more than needed. */
export function OverMark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx={10} cy={10} r={7} fill="none" stroke="currentColor" strokeWidth={2.4} />
    </svg>
  );
}
