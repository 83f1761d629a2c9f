import type { CSSProperties } from "react";

/** A place on a stage, in its unit: the style sheet turns it into the screen's. */
export function place(x: number, y: number, size?: { readonly width: number; readonly height: number }): CSSProperties {
  const at: Record<string, string | number> = { "--x": x, "--y": y };
  if (size !== undefined) Object.assign(at, { "--w": size.width, "--h": size.height });
  return at;
}
