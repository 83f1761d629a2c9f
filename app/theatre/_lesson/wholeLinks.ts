import { isShortened, wholeLink } from "../../_state/shortLink.ts";
import { fragmentOf } from "./stepRun.ts";

/** What the deflated ones among `links` are whole, by the link as it came; what cannot be unpacked is left out. */
export async function wholeLinks(links: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const deflated = [...new Set(links)].filter((link) => isShortened(fragmentOf(link)));
  const pairs = await Promise.all(
    deflated.map(async (link) => {
      const whole = await wholeLink(fragmentOf(link));
      return whole === undefined ? [] : [[link, whole] as const];
    }),
  );
  return new Map(pairs.flat());
}
