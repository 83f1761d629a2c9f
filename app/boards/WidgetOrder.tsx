"use client";

import { useState } from "react";
import { WIDGETS, type WidgetKind } from "../../sim/metrics/wallSpec.ts";
import { useWords } from "../_i18n/Words.tsx";

export interface WidgetOrderProps {
  /** Chosen parts, the one that takes room first first. */
  readonly widgets: readonly WidgetKind[];
  readonly error: string | undefined;
  readonly onWidgets: (widgets: readonly WidgetKind[]) => void;
}

/** Which parts a board has and which of them take room first; moved by buttons, and told when they moved. */
export function WidgetOrder({ widgets, error, onWidgets }: WidgetOrderProps) {
  const words = useWords();
  const [told, setTold] = useState("");
  const left = WIDGETS.filter((widget) => !widgets.includes(widget));
  const move = (widget: WidgetKind, by: -1 | 1) => {
    const from = widgets.indexOf(widget);
    const other = widgets[from + by];
    if (other === undefined) return;
    const next = widgets.map((each) => (each === widget ? other : each === other ? widget : each));
    onWidgets(next);
    setTold(
      words("boards.placed", { what: words(`boards.widget.${widget}`), place: from + by + 1, n: widgets.length }),
    );
  };
  return (
    <fieldset className="checks widget-order" aria-describedby={error === undefined ? undefined : "widgets-error"}>
      <legend>{words("boards.widgets")}</legend>
      <ol>
        {widgets.map((widget, place) => {
          const what = words(`boards.widget.${widget}`);
          return (
            <li key={widget} data-widget={widget}>
              <label className="check">
                <input type="checkbox" checked onChange={() => onWidgets(widgets.filter((each) => each !== widget))} />
                {what}
              </label>
              <button
                type="button"
                className="button button--small"
                aria-label={words("boards.up", { what })}
                aria-disabled={place === 0}
                onClick={() => move(widget, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="button button--small"
                aria-label={words("boards.down", { what })}
                aria-disabled={place === widgets.length - 1}
                onClick={() => move(widget, 1)}
              >
                ↓
              </button>
            </li>
          );
        })}
        {left.map((widget) => (
          <li key={widget} data-widget={widget}>
            <label className="check">
              <input type="checkbox" checked={false} onChange={() => onWidgets([...widgets, widget])} />
              {words(`boards.widget.${widget}`)}
            </label>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {error !== undefined && (
        <p className="field__error" id="widgets-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
