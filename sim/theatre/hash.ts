import { luckWord } from "../engine/luck.ts";

/**
 * A name of a text, 16 hexadecimal digits: two 32-bit words that every character passes through. Equal on every machine,
 * since it is made of whole numbers; good for telling runs apart, not for keeping secrets.
 */
export function hashText(text: string): string {
  let [a, b] = [text.length, ~text.length];
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    a = luckWord(a ^ character, 1);
    b = luckWord(b ^ character, 2);
  }
  return hex(a) + hex(b);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
