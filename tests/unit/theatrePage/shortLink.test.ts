import { expect, test } from "vitest";
import { LONG_LINK, shortLink, wholeLink } from "../../../app/_state/shortLink.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import { linkOf } from "../../../sim/theatre/open/link.ts";
import { describedRun } from "../../fixtures/theatreWorlds.ts";

const preset = presetNamed("split-or-blend")!;
const long = linkOf(describedRun({ ...preset }, "reserve-2"));

test("[TP19] a link with a scenario written out is carried deflated, a tenth as long, and is whole again", async () => {
  expect(long.length).toBeGreaterThan(LONG_LINK);
  const short = await shortLink(long);
  expect(short).toMatch(/^z=[\w-]+$/);
  expect(short.length * 5).toBeLessThan(long.length);
  expect([await wholeLink(short), await wholeLink(`#${short}`)]).toEqual([long, long]);
});

test("[TP19] a link people can read stays as it is", async () => {
  const link = linkOf(describedRun("power-of-one", undefined));
  expect([await shortLink(link), await wholeLink(`#${link}`)]).toEqual([link, link]);
});

test("[TP9] a deflated link that was cut or made up is none", async () => {
  const short = await shortLink(long);
  expect(await wholeLink(short.slice(0, -40))).toBeUndefined();
  expect(await wholeLink("z=%%%")).toBeUndefined();
  // A few kilobytes that would unpack to more than a link may be.
  expect(await wholeLink(await shortLink("a".repeat(3_000_001)))).toBeUndefined();
});
