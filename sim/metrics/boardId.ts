/** Longest id of a board, characters. */
export const BOARD_ID_LENGTH = 64;
/** Letters a–z, digits and hyphens, none of these at either end. */
export const BOARD_ID = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Whether `text` can be the id of a board. In a file of its own: a wall asks this and needs no schemas. */
export function isBoardId(text: string): boolean {
  return text.length <= BOARD_ID_LENGTH && BOARD_ID.test(text);
}
