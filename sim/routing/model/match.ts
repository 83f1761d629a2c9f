/**
 * How well contact and agent are predicted to fit, in (0, 1), from how well they do fit (`truth`, uniform). With
 * probability `accuracy` the prediction is the truth, otherwise it is another number that has nothing to do with it: the
 * predictions are uniform, and correlate with the truth by exactly `accuracy`.
 */
export function predictedMatch(truth: number, accuracy: number): number {
  return another(truth, 1) < accuracy ? truth : another(truth, 2);
}

/** A number in (0, 1) that decides between equals: from the pair's own, and apart from what is predicted of it. */
export function lot(truth: number): number {
  return another(truth, 3);
}

/** Uniform in (0, 1), fixed by `truth` and `purpose` alone: a hash (the murmur3 finaliser, twice) of its leading 32 bits. */
function another(truth: number, purpose: number): number {
  let x = (Math.floor(truth * 4_294_967_296) ^ Math.imul(purpose, 0x9e3779b9)) | 0;
  for (let round = 0; round < 2; round++) {
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    x = ((x ^ (x >>> 16)) + 0x6d2b79f5) | 0;
  }
  return ((x >>> 0) + 0.5) / 4_294_967_296;
}
