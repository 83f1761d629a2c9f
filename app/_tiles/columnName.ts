/** Columns of the rows that come and go with the room there is. */
export type ColumnName = "abandonment" | "load" | "chance" | "move";
