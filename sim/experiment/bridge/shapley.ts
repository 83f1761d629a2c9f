/**
 * What each of `count` players adds to the value of all, averaged over every order of joining (Shapley 1953), as weights
 * of the values of all sets: row p, place s is the weight of v(s) in player p's share, sets as bits. Each row sums to 0;
 * all rows together are v(all) − v(none). Throws `RangeError` beyond 8 players.
 */
export function shapleyWeights(count: number): readonly Float64Array[] {
  if (!(Number.isInteger(count) && count >= 1 && count <= 8)) {
    throw new RangeError(`count: expected a whole number in [1, 8], got ${count}`);
  }
  const factorials = [1];
  for (let i = 1; i <= count; i++) factorials.push(factorials[i - 1]! * i);
  return Array.from({ length: count }, (_, player) => {
    const weights = new Float64Array(1 << count);
    for (let set = 0; set < weights.length; set++) {
      const has = (set & (1 << player)) !== 0;
      const others = bits(set) - (has ? 1 : 0);
      const weight = (factorials[others]! * factorials[count - 1 - others]!) / factorials[count]!;
      weights[set] = has ? weight : -weight;
    }
    return weights;
  });
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
