import { LAB_BOUNDS } from "../../../sim/scenario/lab/bounds.ts";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { type ParsedLab, parseLabText } from "../../../sim/scenario/lab/parseLab.ts";
import { problem } from "../../../sim/scenario/problems.ts";
import { packedText, unpackedText } from "../../_state/packed.ts";

/** Links longer than this get cut on their way by mailers and messengers. */
export const MOST_LINK_CHARACTERS = 30_000;
/** Names the part of the fragment that is a document. */
const KEY = "lab=";

/** The fragment that carries `document`: deflated, in letters an address may have. No server sees it. */
export async function fragmentOf(document: LabDocument): Promise<string> {
  return `#${KEY}${await packedText(JSON.stringify(document))}`;
}

/** The document a fragment carries, or everything wrong with it; `undefined` for a fragment that carries none. */
export async function documentOfFragment(fragment: string): Promise<ParsedLab | undefined> {
  if (!fragment.startsWith(`#${KEY}`)) return undefined;
  const text = await unpackedText(fragment.slice(KEY.length + 1), LAB_BOUNDS.fileBytes);
  if (text !== undefined) return parseLabText(text);
  const expected = { en: "a whole link as it was shared", ru: "ссылка целиком, как ею поделились" };
  const got = { en: `${fragment.length} characters`, ru: `символов: ${fragment.length}` };
  return { ok: false, problems: [problem("bad-format", "", expected, got)] };
}
