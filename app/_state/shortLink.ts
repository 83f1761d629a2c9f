import { RUN_BOUNDS } from "../../sim/theatre/open/bounds.ts";
import { packedText, unpackedText } from "./packed.ts";

/** Links longer than this, characters, are deflated: a scenario written out is too long for a messenger. */
export const LONG_LINK = 2_000;
const KEY = "z=";

/** A theatre link's fragment as an address carries it: as it is where it is short, deflated where it is long. */
export async function shortLink(fragment: string): Promise<string> {
  return fragment.length <= LONG_LINK ? fragment : `${KEY}${await packedText(fragment)}`;
}

/** Whether a fragment, without its `#`, is a deflated one. */
export function isShortened(fragment: string): boolean {
  return fragment.startsWith(KEY);
}

/** The fragment an address carries, with or without its `#`; `undefined`: it was deflated, and then cut or made up. */
export async function wholeLink(fragment: string): Promise<string | undefined> {
  const text = fragment.replace(/^#/, "");
  return isShortened(text) ? unpackedText(text.slice(KEY.length), RUN_BOUNDS.link) : text;
}
