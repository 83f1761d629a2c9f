import type { LocalName } from "../scenario/about.ts";
import { FOLLOW_CAUSES, type FollowCause } from "./types/stageState.ts";

/** Letters an id gains by following another contact, in the order of the causes. */
const LETTERS: Readonly<Record<string, FollowCause>> = {
  s: "switch",
  c: "callback",
  r: "repeat",
  a: "redial",
  q: "question",
  t: "steer",
};
const SAID: Readonly<Record<FollowCause, LocalName>> = {
  switch: { en: "from another channel", ru: "из другого канала" },
  callback: { en: "callback", ru: "обратный звонок" },
  repeat: { en: "again", ru: "повторно" },
  redial: { en: "tries again", ru: "перезванивает" },
  question: { en: "asks how far it is", ru: "спрашивает, как дела" },
  steer: { en: "sent on", ru: "направлен" },
};

/**
 * What people call a customer's contact, by its `who`: the lane it first came to and its number there, the same on both
 * stages, and for one that follows another what made it come: “Chat 744”, “Chat 744, tries again”.
 */
export function contactName(
  who: string,
  lanes: readonly { readonly queueId: string; readonly name: LocalName }[],
  language: keyof LocalName,
): string {
  const cut = who.indexOf(".");
  const lane = lanes.find(({ queueId }) => queueId === who.slice(0, cut));
  const rest = /^(\d+)([a-z][a-z\d]*)?$/.exec(who.slice(cut + 1));
  const name = lane?.name[language] ?? who.slice(0, cut);
  if (rest === null) return `${name} ${who.slice(cut + 1)}`;
  const last = (rest[2] ?? "").replaceAll(/\d/g, "").at(-1) ?? "";
  const cause = FOLLOW_CAUSES.find((one) => one === LETTERS[last]);
  return cause === undefined ? `${name} ${rest[1]}` : `${name} ${rest[1]}, ${SAID[cause][language]}`;
}
