/** The same tree of messages in another language. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** The words of one room, kept apart from those every page has: a wall loads no word of the lab. */
export interface RoomDictionary<T> {
  readonly en: T;
  readonly ru: Shape<T>;
}
