"use client";

import { useMemo, useState } from "react";
import type { FigureId } from "../../../sim/experiment/figures.ts";
import type { VerdictMapResult, VerdictMapSpec } from "../../../sim/experiment/sensitivity/verdictMap.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { ClaimMap } from "../_sensitivity/ClaimMap.tsx";
import { rowText, tally } from "../_sensitivity/mapText.ts";
import { WaterfallPanel } from "../_sensitivity/WaterfallPanel.tsx";
import { BLENDS, blendAxes, linesOfIslands, preset, RIVALS, threeAxes, variantScenario } from "./claims.ts";

/** The whole centre. */
const TOTAL = { kind: "total" } as const;
/** Runs of a cell that stays close, at most. */
const MOST = 320;

/** The claims that are drawn: two maps, a fall, and the ages of a centre. Nothing for the other presets. */
export function ClaimPanel({ presetId }: { readonly presetId: string }) {
  switch (presetId) {
    case "split-or-blend":
      return <BlendClaim />;
    case "three-at-once":
      return <ThreeClaim />;
    case "road-map":
      return <RoadClaim />;
    case "nine-islands":
      return <AgesClaim />;
    default:
      return null;
  }
}

function useVariantName(presetId: string): (id: string) => string {
  const language = useLanguage();
  return (id) => preset(presetId).variants.find((variant) => variant.id === id)?.name[language] ?? id;
}

function BlendClaim() {
  const words = useWords();
  const language = useLanguage();
  const nameOf = useVariantName("split-or-blend");
  const [rule, setRule] = useState<(typeof BLENDS)[number]>("reserve-2");
  const spec = useMemo((): VerdictMapSpec => {
    const file = preset("split-or-blend");
    const [a, b] = [variantScenario(file, "base"), variantScenario(file, rule)];
    const asked = { figure: "serviceLevel", scope: TOTAL, seed: file.scenario.id, most: MOST } as const;
    return { a, b, ...blendAxes(), ...asked };
  }, [rule]);
  const said = (result: VerdictMapResult, asked: VerdictMapSpec): string => {
    const { a, b } = tally(result);
    const now = asked.y.points.findIndex(({ value }) => value === 1);
    const row = result.cells.filter(({ y }) => y === now);
    const blend = BLENDS.find((id) => variantScenario(preset("split-or-blend"), id).policy === asked.b.policy) ?? rule;
    return [
      words("claims.blendSaid", { rule: nameOf(blend), b, a, n: result.cells.length }),
      words("claims.blendNow", { text: rowText(asked.x, row, language, words) }),
    ].join(" ");
  };
  return (
    <ClaimMap
      title={words("claims.blend")}
      line={words("claims.blendLine")}
      name="split-or-blend"
      titles={{ x: words("claims.blendX"), y: words("claims.blendY") }}
      spec={spec}
      said={said}
    >
      <SelectField
        label={words("claims.blendRule")}
        value={rule}
        choices={BLENDS.map((value) => ({ value, label: nameOf(value) }))}
        onValue={setRule}
      />
    </ClaimMap>
  );
}

/** By what the wallboard shows, and by who was helped. */
const JUDGES = ["needsResolved", "answered", "serviceLevel"] as const satisfies readonly FigureId[];

function ThreeClaim() {
  const words = useWords();
  const language = useLanguage();
  const nameOf = useVariantName("three-at-once");
  const [rival, setRival] = useState<(typeof RIVALS)[number]>("four");
  const [figure, setFigure] = useState<(typeof JUDGES)[number]>("needsResolved");
  const spec = useMemo((): VerdictMapSpec => {
    const file = preset("three-at-once");
    const [a, b] = [variantScenario(file, "base"), variantScenario(file, rival)];
    return { a, b, ...threeAxes(), figure, scope: TOTAL, seed: file.scenario.id, most: MOST };
  }, [rival, figure]);
  const said = (result: VerdictMapResult, asked: VerdictMapSpec): string => {
    const { a, b, alike, unclear } = tally(result);
    const chats = asked.b.groups[0]?.slots.total ?? 0;
    const name = words("claims.threeChats", { n: chats });
    const judge = figureMeaning(asked.figure).name[language];
    return words("claims.threeSaid", { figure: judge, rival: name, n: result.cells.length, a, b, alike, unclear });
  };
  return (
    <ClaimMap
      title={words("claims.three")}
      line={words("claims.threeLine")}
      name="three-at-once"
      titles={{ x: words("claims.threeX"), y: words("claims.threeY") }}
      spec={spec}
      said={said}
    >
      <SelectField
        label={words("claims.threeRival")}
        value={rival}
        choices={RIVALS.map((value) => ({ value, label: nameOf(value) }))}
        onValue={setRival}
      />
      <SelectField
        label={words("claims.threeBy")}
        value={figure}
        choices={JUDGES.map((value) => ({ value, label: figureMeaning(value).name[language] }))}
        onValue={setFigure}
      />
    </ClaimMap>
  );
}

function RoadClaim() {
  const words = useWords();
  const language = useLanguage();
  const file = preset("road-map");
  return (
    <WaterfallPanel
      title={words("claims.road")}
      line={words("claims.roadLine")}
      name="road-map"
      figure="serviceLevel"
      scope={TOTAL}
      seed={file.scenario.id}
      steps={file.variants.map(({ id, name }) => ({ name: name[language], build: { file, variant: id } }))}
    />
  );
}

function AgesClaim() {
  const words = useWords();
  const nameOf = useVariantName("nine-islands");
  const [slower, setSlower] = useState(false);
  const file = preset("nine-islands");
  const ages = ["base", "two-joined", "chain", slower ? "pool-slower" : "pool"];
  return (
    <WaterfallPanel
      title={words("claims.ages")}
      line={words("claims.agesLine")}
      name="nine-islands"
      figure="serviceLevel"
      scope={TOTAL}
      seed={file.scenario.id}
      steps={[
        {
          name: words("claims.agesLines"),
          build: { scenario: file.scenario, changes: linesOfIslands(file.scenario) },
        },
        ...ages.map((id) => ({ name: nameOf(id), build: { file, variant: id } })),
      ]}
    >
      <label className="check">
        <input type="checkbox" checked={slower} onChange={({ target }) => setSlower(target.checked)} />
        {words("claims.agesSlower")}
      </label>
    </WaterfallPanel>
  );
}
