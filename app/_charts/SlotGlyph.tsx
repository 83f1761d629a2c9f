export interface SlotGlyphProps {
  readonly busy: number;
  readonly slots: number;
  /** Nobody is there to use them: outlines are dashed. */
  readonly absent: boolean;
}

const MOST = 8;

/** Slots of one person: filled = in use, open = free; one wide slot = one contact at a time. More than eight are told in numbers. */
export function SlotGlyph({ busy, slots, absent }: SlotGlyphProps) {
  if (slots > MOST || slots === 0) return null;
  const width = slots === 1 ? 16 : 7;
  return (
    <svg className="slotglyph" viewBox="0 0 76 14" aria-hidden="true">
      {Array.from({ length: slots }, (_, i) => i).map((i) => (
        <rect
          key={i}
          x={i * 9 + 0.5}
          y={3}
          width={width}
          height={8}
          fill={i < busy ? "var(--slot)" : "none"}
          stroke={i < busy ? "none" : "var(--ink-4)"}
          strokeDasharray={absent ? "2 2" : undefined}
        />
      ))}
    </svg>
  );
}
