/** What a key does in the theatre. */
export type TheatreKey =
  | { readonly does: "play" | "back" | "stand" | "on" | "slower" | "faster" }
  | { readonly does: "step"; readonly kind: "event" | "decision" | "divergence" | "moment"; readonly direction: 1 | -1 }
  | { readonly does: "next-step" | "last-step" }
  | { readonly does: "why" | "inject" | "reveal" | "tables" | "find" | "help" | "full" | "undo" | "redo" };

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PLAIN: Readonly<Record<string, TheatreKey>> = {
  Space: { does: "play" },
  KeyJ: { does: "back" },
  KeyK: { does: "stand" },
  KeyL: { does: "on" },
  BracketLeft: { does: "slower" },
  BracketRight: { does: "faster" },
  KeyW: { does: "why" },
  KeyI: { does: "inject" },
  KeyP: { does: "reveal" },
  KeyN: { does: "next-step" },
  KeyB: { does: "last-step" },
  KeyT: { does: "tables" },
  KeyF: { does: "full" },
};

/**
 * What a press means; undefined: nothing of the theatre's. Letters go by their place on the keyboard, so that they work
 * in a Russian layout; signs by what they are, where the layout has them, and by their place where it has not.
 */
export function theatreKey({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Pressed): TheatreKey | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    if (code === "KeyK") return { does: "find" };
    if (code === "KeyZ") return { does: shiftKey ? "redo" : "undo" };
    return code === "KeyY" ? { does: "redo" } : undefined;
  }
  const direction = shiftKey ? -1 : 1;
  if (code === "KeyD") return { does: "step", kind: "divergence", direction };
  if (code === "KeyM") return { does: "step", kind: "moment", direction };
  if (key === "?" || (code === "Slash" && shiftKey)) return { does: "help" };
  if (key === "/" || code === "Slash") return { does: "find" };
  if (code === "Period") return { does: "step", kind: shiftKey ? "decision" : "event", direction: 1 };
  if (code === "Comma") return { does: "step", kind: shiftKey ? "decision" : "event", direction: -1 };
  return shiftKey ? undefined : PLAIN[code];
}

/** Keys of the help sheet, as they are engraved. */
export const KEY_SHEET = [
  ["play", ["Space"]],
  ["event", [".", ","]],
  ["decision", [">", "<"]],
  ["speed", ["[", "]"]],
  ["shuttle", ["J", "K", "L"]],
  ["divergence", ["D"]],
  ["moment", ["M"]],
  ["why", ["W"]],
  ["inject", ["I"]],
  ["reveal", ["P"]],
  ["lesson", ["N", "B"]],
  ["table", ["T"]],
  ["find", ["/", "Ctrl+K"]],
  ["undo", ["Ctrl+Z", "Ctrl+Y"]],
  ["full", ["F"]],
  ["scrub", ["←", "→", "Page Up", "Page Down"]],
  ["help", ["?"]],
] as const;
