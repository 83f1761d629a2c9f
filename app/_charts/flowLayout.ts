import { linkHorizontal, max, sum } from "d3";

/** So many go from one place to another; places are named by column and key. */
export interface FlowLink {
  readonly from: FlowPlaceId;
  readonly to: FlowPlaceId;
  readonly n: number;
}

export interface FlowPlaceId {
  /** 0 = leftmost. */
  readonly column: number;
  readonly key: string;
}

/** A bar of a column: as high as the larger of what comes in and what goes out. px. */
export interface FlowPlace extends FlowPlaceId {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly n: number;
}

/** A ribbon between two bars: the middle line of a stroke that wide. */
export interface FlowRibbon {
  readonly link: FlowLink;
  readonly path: string;
  readonly width: number;
}

export interface FlowRoom {
  readonly width: number;
  readonly height: number;
  /** Width of a bar, px. */
  readonly bar: number;
  /** Between the bars of a column, px: room for a line of text. */
  readonly gap: number;
  /** Keys in the order bars stand below each other. */
  readonly order: readonly string[];
}

/**
 * A Sankey diagram: columns side by side, heights on one scale, so that a ribbon is as wide as the share it stands for. No
 * bar thinner than a pixel, nor ribbon than half of one. Empty without links.
 */
export function flowLayout(
  links: readonly FlowLink[],
  room: FlowRoom,
): { readonly places: readonly FlowPlace[]; readonly ribbons: readonly FlowRibbon[] } {
  const id = ({ column, key }: FlowPlaceId) => `${column} ${key}`;
  const rank = ({ key }: FlowPlaceId) => room.order.indexOf(key);
  const ids = new Map(links.flatMap(({ from, to }) => [from, to]).map((place) => [id(place), place]));
  const sizes = new Map(
    [...ids].map(([name]) => {
      const outgoing = sum(links, (link) => (id(link.from) === name ? link.n : 0));
      const incoming = sum(links, (link) => (id(link.to) === name ? link.n : 0));
      return [name, Math.max(outgoing, incoming)];
    }),
  );
  const columns = Array.from({ length: 1 + (max(ids.values(), ({ column }) => column) ?? -1) }, (_, column) =>
    [...ids.values()].filter((place) => place.column === column).sort((a, b) => rank(a) - rank(b)),
  );
  const perContact = Math.min(
    ...columns.map((column) => {
      const free = room.height - room.gap * Math.max(0, column.length - 1);
      return (
        Math.max(0, free) /
        Math.max(
          1,
          sum(column, (place) => sizes.get(id(place)) ?? 0),
        )
      );
    }),
  );
  const stepX = columns.length < 2 ? 0 : (room.width - room.bar) / (columns.length - 1);
  const places = new Map<string, FlowPlace>();
  for (const [index, column] of columns.entries()) {
    let y = 0;
    for (const place of column) {
      const n = sizes.get(id(place)) ?? 0;
      const height = Math.max(1, n * perContact);
      places.set(id(place), { ...place, x: index * stepX, y, height, n });
      y += height + room.gap;
    }
  }
  const left = new Map<string, number>();
  const entered = new Map<string, number>();
  /** Where on a bar the next ribbon of that width is, from its upper end. */
  const next = (used: Map<string, number>, name: string, width: number) => {
    const before = used.get(name) ?? 0;
    used.set(name, before + width);
    return before + width / 2;
  };
  const line = linkHorizontal<unknown, readonly [number, number]>();
  const ribbons = [...links]
    .sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to) || a.to.column - b.to.column)
    .flatMap((link): FlowRibbon[] => {
      const [from, to] = [places.get(id(link.from)), places.get(id(link.to))];
      if (from === undefined || to === undefined) return [];
      const width = link.n * perContact;
      const source = [from.x + room.bar, from.y + next(left, id(from), width)] as const;
      const target = [to.x, to.y + next(entered, id(to), width)] as const;
      return [{ link, path: line({ source, target }) ?? "", width: Math.max(0.5, width) }];
    });
  return { places: [...places.values()], ribbons };
}
