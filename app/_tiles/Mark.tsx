export type MarkKind = "act" | "watch" | "data";

export interface MarkProps {
  readonly kind: MarkKind;
  /** Outline = somebody has seen it; solid = nobody has. */
  readonly outline?: boolean;
}

/** Alarm shapes, drawn and not typed: act ■, watch ▲, data ◌. Colour never travels without them. */
export function Mark({ kind, outline = false }: MarkProps) {
  const paint = outline ? { fill: "none", stroke: "currentColor", strokeWidth: 2.6 } : { fill: "currentColor" };
  return (
    <svg className={`mark mark--${kind}`} viewBox="0 0 20 20" aria-hidden="true">
      {kind === "act" && <rect x={3.2} y={3.2} width={13.6} height={13.6} {...paint} />}
      {kind === "watch" && <path d="M10 2.6 18.2 17.2H1.8Z" {...paint} />}
      {kind === "data" && (
        <circle
          cx={10}
          cy={10}
          r={7.4}
          fill="none"
          stroke="currentColor"
          strokeWidth={2.6}
          strokeDasharray="3.9 3.85"
        />
      )}
    </svg>
  );
}
