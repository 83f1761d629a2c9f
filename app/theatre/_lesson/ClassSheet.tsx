"use client";

import { encode } from "uqr";
import { useWords } from "../../_i18n/Words.tsx";
import type { ClassView } from "../../_state/classClient.ts";
import { Sheet } from "../_head/Sheet.tsx";

export interface ClassSheetProps {
  readonly view: ClassView;
  /** Another class, when this one is over. */
  readonly onAgain: () => void;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** How a class comes in: its code, an address, the same as a picture for cameras. */
export function ClassSheet({ view, onAgain, onEnd, onClose }: ClassSheetProps) {
  const words = useWords();
  const { state, code, pupils, refusal } = view;
  const address = code === undefined ? "" : `${location.origin}/join?c=${code}`;
  return (
    <Sheet title={words("lesson.room.title")} close={words("lesson.room.keep")} onClose={onClose}>
      {state === "refused" ? (
        <p role="alert">{words("lesson.room.refused", { detail: refusal?.detail ?? "" })}</p>
      ) : state === "over" ? (
        <>
          <p role="status">{words("lesson.room.over")}</p>
          <button type="button" className="btn" onClick={onAgain}>
            {words("lesson.room.again")}
          </button>
        </>
      ) : code === undefined ? (
        <p role="status">{words("lesson.room.connecting")}</p>
      ) : (
        <div className="class-room">
          <Square text={address} label={words("lesson.room.qr")} />
          <div>
            <p className="class-room__code">
              <span>{words("lesson.room.code")}</span> <b data-testid="class-code">{code}</b>
            </p>
            <p>{words("lesson.room.how", { address: address.replace(/^https?:\/\//, "") })}</p>
            <p aria-live="polite">{words("lesson.room.pupils", { n: pupils })}</p>
            <p className="class-room__hint">{words("lesson.room.local")}</p>
            {state === "lost" && <p role="status">{words("lesson.room.lost")}</p>}
            <button type="button" className="btn" onClick={onEnd}>
              {words("lesson.room.end")}
            </button>
          </div>
        </div>
      )}
    </Sheet>
  );
}

/** A QR code: dark on light whatever the theme, for that is what cameras know. */
function Square({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text);
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1Z` : ""))).join("");
  return (
    <svg className="class-room__square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
