import { describe, expect, test } from "vitest";
import { documentOfFragment, fragmentOf, MOST_LINK_CHARACTERS } from "../../../app/lab/_scenarios/shareLink.ts";
import { BASELINE_ID } from "../../../sim/scenario/lab/document.ts";
import { edited } from "../../../sim/scenario/lab/editing.ts";
import { labOfFile } from "../../../sim/scenario/lab/labOfFile.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import { agents, labOf, SAVED_AT } from "./worlds.ts";

describe("a link", () => {
  test("[LS21] carries the whole document in letters an address may have, and gives it back", async () => {
    const document = edited(labOf(), BASELINE_ID, agents(20, 8), { id: "x", name: "x", savedAt: SAVED_AT });
    const fragment = await fragmentOf(document);
    expect(fragment).toMatch(/^#lab=[A-Za-z0-9_-]+$/);
    expect(await documentOfFragment(fragment)).toEqual({ ok: true, document });
  });

  test("[LS21] every preset with all its variants fits into a link", async () => {
    for (const preset of PRESETS) {
      const { id } = preset.scenario;
      const document = labOfFile(preset, { id, language: "ru", origin: { kind: "preset", id }, savedAt: SAVED_AT });
      expect((await fragmentOf(document)).length, id).toBeLessThan(MOST_LINK_CHARACTERS);
    }
  });

  test("[LS21] cut, made up or of something else it is refused with a problem, and other fragments are none", async () => {
    const fragment = await fragmentOf(labOf());
    for (const wrong of [fragment.slice(0, -40), "#lab=", "#lab=%%%", `#lab=${"A".repeat(200)}`]) {
      const parsed = await documentOfFragment(wrong);
      expect(parsed?.ok, wrong.slice(0, 20)).toBe(false);
      expect(parsed?.ok === false && parsed.problems.length).toBeGreaterThan(0);
    }
    expect(await documentOfFragment("#main")).toBeUndefined();
    expect(await documentOfFragment("")).toBeUndefined();
  });

  test("[LS21] a few kilobytes that unpack to more than a document may have are not unpacked to the end", async () => {
    const packed = new Blob([new Uint8Array(60_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = Buffer.from(await new Response(packed).arrayBuffer());
    expect(bytes.length).toBeLessThan(100_000);
    expect(await documentOfFragment(`#lab=${bytes.toString("base64url")}`)).toMatchObject({
      ok: false,
      problems: [{ code: "bad-format" }],
    });
  });
});
