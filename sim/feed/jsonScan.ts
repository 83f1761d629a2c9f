const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether lists and objects in a JSON text are nested deeper than `most`: 0 for a bare value, 1 for `[]`. One pass, no
 * recursion, stops at the first bracket too many, so that it is safe to ask before `JSON.parse`. For text that is not
 * JSON the answer is that of its brackets outside quotes.
 */
export function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = closingQuote(text, index);
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > most) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (depth > 0) depth--;
    }
  }
  return false;
}

/** Index of the quote that closes the one at `open`, or the length of the text when none does. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(close - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return close;
    close = text.indexOf('"', close + 1);
  }
  return text.length;
}

/** Length of a text in UTF-8, bytes; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A pair is four bytes in two units, everything else from U+0800 three bytes in one.
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(index + 1))) {
      bytes += 2;
      index++;
    } else bytes += 2;
  }
  return bytes;
}

/** Whether a text takes more than `most` bytes in UTF-8. Counts only where the length leaves it open: 1–3 bytes a unit. */
export function isLongerThan(text: string, most: number): boolean {
  return text.length > most || (3 * text.length > most && utf8Length(text) > most);
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
