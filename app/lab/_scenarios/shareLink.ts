import { LAB_BOUNDS } from "../../../sim/scenario/lab/bounds.ts";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { type ParsedLab, parseLabText } from "../../../sim/scenario/lab/parseLab.ts";
import { problem } from "../../../sim/scenario/problems.ts";

/** Links longer than this get cut on their way by mailers and messengers. */
export const MOST_LINK_CHARACTERS = 30_000;
/** Names the part of the fragment that is a document. */
const KEY = "lab=";

/** The fragment that carries `document`: deflated, in letters an address may have. No server sees it. */
export async function fragmentOf(document: LabDocument): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `#${KEY}${base64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** The document a fragment carries, or everything wrong with it; `undefined` for a fragment that carries none. */
export async function documentOfFragment(fragment: string): Promise<ParsedLab | undefined> {
  if (!fragment.startsWith(`#${KEY}`)) return undefined;
  const text = await unpacked(fragment.slice(KEY.length + 1));
  if (text !== undefined) return parseLabText(text);
  const expected = { en: "a whole link as it was shared", ru: "ссылка целиком, как ею поделились" };
  const got = { en: `${fragment.length} characters`, ru: `символов: ${fragment.length}` };
  return { ok: false, problems: [problem("bad-format", "", expected, got)] };
}

/** `undefined`: it was cut or made up, or unpacks to more than a document may have. */
async function unpacked(packed: string): Promise<string | undefined> {
  const bytes = bytesOf(packed);
  if (bytes === undefined) return undefined;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      // A few kilobytes can unpack to gigabytes: it stops where no document can be.
      if (size > LAB_BOUNDS.fileBytes) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  }
}

function base64url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
