/** Lengths an interval may have, minutes; 1,440 is a whole day. */
export const INTERVAL_MINUTES = [5, 10, 15, 20, 30, 60, 1_440] as const;

/** Bounds on histories from outside. Sizes in bytes, lengths in UTF-16 units; all limits are included. */
export const HISTORY_BOUNDS = {
  /** A text file; it is streamed, never held. */
  fileBytes: 2 * 1_024 ** 3,
  /** A workbook: it is unpacked in memory. */
  workbookBytes: 64 * 1_024 ** 2,
  /** What is looked at to guess the layout. */
  sampleBytes: 262_144,
  sampleRows: 500,
  /** Rows shown before an import. */
  shownRows: 20,
  columns: 500,
  rows: 20_000_000,
  /** One cell. */
  cell: 2_000,
  /** One line of a text file. */
  line: 65_536,
  /** Problems kept word for word; the rest is counted. */
  problems: 1_000,
  /** Queues of one import. */
  queues: 2_000,
} as const;
