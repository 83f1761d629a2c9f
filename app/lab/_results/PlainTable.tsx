export interface PlainTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell heads its row. */
  readonly rows: readonly (readonly string[])[];
}

/** The numbers of a chart as a table. */
export function PlainTable({ caption, head, rows }: PlainTableProps) {
  return (
    <section className="plain-table" aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = "", ...cells]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {cells.map((text, i) => (
                <td key={head[i + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
