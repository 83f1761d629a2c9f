import { GROUP_COLUMNS, type GroupColumn, QUEUE_COLUMNS, type QueueColumn } from "../tallyLayout.ts";

/** Place of each column among those of its cell. */
export const COLUMN = Object.fromEntries(QUEUE_COLUMNS.map((name, i) => [name, i])) as Record<QueueColumn, number>;
export const GROUP_COLUMN = Object.fromEntries(GROUP_COLUMNS.map((name, i) => [name, i])) as Record<
  GroupColumn,
  number
>;
