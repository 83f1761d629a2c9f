/**
 * A 64-bit fingerprint of a string, in two halves: `low` is never 0, so that a table may use 0 for an empty place. Two
 * different strings share one with a chance of 2⁻⁶⁴. Not for secrets.
 *
 * The lanes are Fowler–Noll–Vo with different multipliers, the second turned between characters so that its low bits do
 * not follow the low bits of the first; the end is the finaliser of MurmurHash3 (Appleby) on both.
 */
export class Fingerprint {
  low = 1;
  high = 0;

  /** Takes the fingerprint of `text` in place of the one before: none is allocated per event. */
  take(text: string): void {
    let low = 0x811c9dc5 ^ text.length;
    let high = 0x9e3779b9;
    for (let place = 0; place < text.length; place++) {
      const unit = text.charCodeAt(place);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(((high << 13) | (high >>> 19)) ^ unit, 0x85ebca6b);
    }
    low = mixed(low ^ (high >>> 15)) >>> 0;
    this.low = low === 0 ? 1 : low;
    this.high = mixed(high) >>> 0;
  }
}

function mixed(lane: number): number {
  let bits = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
