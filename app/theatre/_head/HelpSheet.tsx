"use client";

import { useWords } from "../../_i18n/Words.tsx";
import { KEY_SHEET } from "../_transport/keys.ts";
import { Sheet } from "./Sheet.tsx";

/** Every key and what it does. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  return (
    <Sheet title={words("theatre.help.title")} close={words("theatre.help.close")} onClose={onClose}>
      <dl className="keys">
        {KEY_SHEET.map(([does, keys]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words(`theatre.help.keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
