export type MarkKind = "act" | "watch" | "data";

/** Alarm shapes, drawn and not typed: act ■, watch ▲, data ◌. Colour never travels without them. */
export function Mark({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg className={`mark mark--${kind}`} viewBox="0 0 20 20" aria-hidden="true">
      {kind === "act" && <rect x={2.5} y={2.5} width={15} height={15} fill="currentColor" />}
      {kind === "watch" && <path d="M10 1.8 19 18H1Z" fill="currentColor" />}
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
