"use client";

import { type FlowLink, type FlowPlace, flowLayout } from "./flowLayout.ts";
import { useSize } from "./useSize.ts";

export interface FlowChartProps {
  readonly links: readonly FlowLink[];
  /** Keys in the order bars stand below each other. */
  readonly order: readonly string[];
  /** What is written beside a bar. */
  readonly textOf: (place: FlowPlace) => string;
  /** Read where a ribbon is pointed at. */
  readonly linkText: (link: FlowLink) => string;
  /** Keys whose bars stand for customers who were lost. */
  readonly loud: ReadonlySet<string>;
  readonly label: string;
  /** What stands over a column; absent: nothing. */
  readonly headOf: (column: number) => string | undefined;
}

const HEIGHT = 380;
const BAR = 8;
const GAP = 18;
/** Room right of the last column for its words, px. */
const WORDS = 150;
/** Room for the words over the columns, px. */
const TOP = 22;
const BELOW = 4;

/** Who went where, column by column, as wide as there were many; the table beside it says the same in numbers. */
export function FlowChart(props: FlowChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="flow" ref={box} style={{ height: TOP + HEIGHT + BELOW }}>
      {size !== undefined && size.width > WORDS && <Plot {...props} width={size.width} />}
    </div>
  );
}

function Plot(props: FlowChartProps & { readonly width: number }) {
  const { links, order, textOf, linkText, loud, label, headOf, width } = props;
  const room = { width: width - WORDS, height: HEIGHT, bar: BAR, gap: GAP, order };
  const { places, ribbons } = flowLayout(links, room);
  const columns = new Map(places.map(({ column, x }) => [column, x]));
  return (
    <svg width={width} height={TOP + HEIGHT + BELOW} role="img" aria-label={label}>
      <g className="flow__heads">
        {[...columns].map(([column, x]) => (
          <text key={column} x={x} y={12}>
            {headOf(column)}
          </text>
        ))}
      </g>
      <g transform={`translate(0 ${TOP})`} fill="none">
        {ribbons.map(({ link, path, width: thick }) => (
          <path key={path} d={path} className="flow__ribbon" data-loud={loud.has(link.to.key)} strokeWidth={thick}>
            <title>{linkText(link)}</title>
          </path>
        ))}
      </g>
      <g transform={`translate(0 ${TOP})`}>
        {places.map((place) => (
          <g key={`${place.column} ${place.key}`} className="flow__place" data-loud={loud.has(place.key)}>
            <rect x={place.x} y={place.y} width={BAR} height={place.height} />
            <text x={place.x + BAR + 4} y={place.y + Math.max(9, Math.min(place.height / 2 + 4, 14))}>
              {textOf(place)}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}
