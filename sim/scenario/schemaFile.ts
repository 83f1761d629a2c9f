import { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import { EXPECTED } from "./expectations.ts";
import type { ScenarioChange, ScenarioFile, ScenarioSweep, ScenarioVariant } from "./scenarioFile.ts";
import { scenarioSchema } from "./schema.ts";
import {
  consistent,
  id,
  listOf,
  localName,
  maybe,
  number,
  numbers,
  object,
  oneOf,
  type Shape,
  text,
} from "./schemaParts.ts";

/** The fields all kinds of change have together; which go together is a rule. */
interface AnyChange {
  readonly path: string;
  readonly set?: unknown;
  readonly times?: number;
  readonly remove?: true;
}
const ONE_OF_THREE = [{ required: ["set"] }, { required: ["times"] }, { required: ["remove"] }];

const changeShape: Shape<AnyChange> = {
  path: text(BOUNDS.path, "Way down from the scenario, parts separated by /; lists with ids by id, others by number."),
  set: maybe(
    z.unknown().describe("The new value; one behind the end of a list is added. Absent: another kind of change."),
  ),
  times: maybe(
    number(
      0,
      1_000_000,
      "Multiplies a number or each number of a list; whole numbers are rounded. Absent: another kind of change.",
    ),
  ),
  remove: maybe(
    z
      .literal(true, { error: `${EXPECTED.onlyTrue.en}\n${EXPECTED.onlyTrue.ru}` })
      .describe("Takes the value away. Absent: another kind of change."),
  ),
};
export const changeSchema: z.ZodType<ScenarioChange> = consistent(
  object<AnyChange>("One change of the scenario.", changeShape),
  (value, report) => {
    const kinds = ["set", "times", "remove"].filter((kind) => Object.hasOwn(value, kind));
    if (kinds.length !== 1) report([], EXPECTED.change, value);
  },
).meta({
  description: "One change of the scenario.",
  oneOf: ONE_OF_THREE,
}) as z.ZodType<unknown> as z.ZodType<ScenarioChange>;

const changes = listOf(changeSchema, 0, BOUNDS.changes, "What is changed, in this order.");
const from = maybe(id("Id of the variant it starts from. Absent: the scenario itself."));

const variantSchema: z.ZodType<ScenarioVariant> = object<ScenarioVariant>("The scenario with some changes.", {
  id: id("Names the variant; each id once."),
  name: localName(BOUNDS.text, "What screens call it."),
  from,
  changes,
});

const point = object<ScenarioSweep["points"][number]>("One value of the quantity.", {
  value: number(-1e9, 1e9, "The value, in the sweep's unit."),
  changes,
});
const sweepSchema: z.ZodType<ScenarioSweep> = consistent(
  object<ScenarioSweep>("One quantity moved step by step, everything else alike.", {
    id: id("Names the sweep; each id once."),
    name: localName(BOUNDS.text, "What screens call the quantity."),
    unit: oneOf(["share", "count", "seconds", "factor"], "What values are in; shares are in [0, 1]."),
    from,
    points: listOf(point, 2, BOUNDS.points, "Its steps, values rising."),
  }),
  ({ points }, report) => {
    if (!Array.isArray(points)) return;
    const values = numbers(points.map((one) => one?.value));
    if (values?.some((value, i) => i > 0 && value <= values[i - 1]!)) report(["points"], EXPECTED.rising, points);
  },
);

/** The fields of a scenario file, each with its own schema. */
export const FILE_FIELDS: Shape<ScenarioFile> = {
  scenario: scenarioSchema,
  variants: listOf(variantSchema, 0, BOUNDS.variants, "Named variants, in the order they are shown. Empty: none."),
  sweeps: maybe(listOf(sweepSchema, 0, BOUNDS.sweeps, "Sliders along one quantity. Absent: none.")),
};

/** The whole form, for documents; `parseScenarioFile` reads it part by part. */
export const scenarioFileSchema: z.ZodType<ScenarioFile> = object<ScenarioFile>(
  "A scenario with its named variants.",
  FILE_FIELDS,
);
