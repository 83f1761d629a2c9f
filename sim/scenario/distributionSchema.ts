import type { z } from "zod";
import {
  type Distribution,
  MAX_DURATION_MS,
  type PhaseSpec,
  type PlainDistribution,
  type SpikeSpec,
} from "./distribution.ts";
import { EXPECTED } from "./expectations.ts";
import {
  consistent,
  listOf,
  number,
  numbers,
  object,
  oneByKind,
  type Report,
  type Shape,
  share,
  word,
} from "./schemaParts.ts";

type Kind<Name extends Distribution["kind"]> = Extract<Distribution, { readonly kind: Name }>;

function kind<Name extends Distribution["kind"]>(
  name: Name,
  description: string,
  shape: Omit<Shape<Kind<Name>>, "kind">,
): z.ZodType<Kind<Name>> {
  const whole = { kind: word(name, `The ${name} distribution.`), ...shape };
  return object<Kind<Name>>(description, whole as unknown as Shape<Kind<Name>>);
}

const mean = number(1, MAX_DURATION_MS, "Mean, ms.");
/** Each value at least the one before, or `strictly` above it. */
function rises(values: readonly number[] | undefined, strictly: boolean): boolean {
  return (values ?? []).every((value, i, all) => i === 0 || (strictly ? value > all[i - 1]! : value >= all[i - 1]!));
}
function column(list: unknown, field: string): readonly number[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return numbers(list.map((item) => (typeof item === "object" && item !== null ? item[field] : undefined)));
}

const phase = object<PhaseSpec>("One phase.", {
  share: share("How often this phase is the one, in [0, 1]; the shares of all phases sum to 1."),
  meanMs: number(1, MAX_DURATION_MS, "Mean of this phase, ms."),
});
const spike = object<SpikeSpec>("Those still there at an instant, and who of them end there.", {
  atMs: number(1, MAX_DURATION_MS, "When, ms."),
  share: number(0.000_001, 1, "Share of those still there that ends then, in (0, 1]."),
});

function survivalRules(value: Readonly<Record<string, unknown>>, report: Report): void {
  const atMs = numbers(value.atMs);
  const survival = numbers(value.survival);
  if (!rises(atMs, false)) report(["atMs"], EXPECTED.neverFalling, value.atMs);
  if (survival?.some((s, i) => i > 0 && s > survival[i - 1]!)) report(["survival"], EXPECTED.neverRising, survival);
  if (atMs !== undefined && survival !== undefined && atMs.length !== survival.length) {
    report(["survival"], EXPECTED.listOf(atMs.length, atMs.length), survival);
  }
}

const PLAIN_KINDS = [
  "deterministic",
  "exponential",
  "lognormal",
  "gamma",
  "hyperexponential",
  "uniform",
  "empirical",
  "survival",
] as const satisfies readonly PlainDistribution["kind"][];

const PLAIN = [
  kind("deterministic", "Always the same.", { valueMs: number(1, MAX_DURATION_MS, "The duration, ms.") }),
  kind("exponential", "Without memory; its standard deviation is its mean.", { meanMs: mean }),
  kind("lognormal", "The usual form of conversations.", {
    meanMs: mean,
    cv: number(0.01, 10, "Standard deviation ÷ mean."),
  }),
  kind("gamma", "Shape 1 ÷ cv²: cv 1 is the exponential, 1 ÷ √k the Erlang distribution of k phases.", {
    meanMs: mean,
    cv: number(0.05, 5, "Standard deviation ÷ mean."),
  }),
  consistent(
    kind("hyperexponential", "One of several exponentials: some short, some long.", {
      phases: listOf(phase, 1, 10, "The exponentials."),
    }),
    ({ phases }, report) => {
      const shares = column(phases, "share");
      const sum = shares?.reduce((a, b) => a + b, 0) ?? 1;
      if (!(Math.abs(sum - 1) <= 1e-9)) report(["phases"], EXPECTED.sumOne, sum);
    },
  ),
  consistent(
    kind("uniform", "Any value of a span alike.", {
      fromMs: number(0, MAX_DURATION_MS, "The least, ms."),
      toMs: number(1, MAX_DURATION_MS, "The most, ms, not below the least."),
    }),
    ({ fromMs, toMs }, report) => {
      if (Number(fromMs) > Number(toMs)) report(["toMs"], EXPECTED.atLeast("fromMs"), toMs);
    },
  ),
  consistent(
    kind("empirical", "By its quantiles, as measured.", {
      quantilesMs: listOf(
        number(0, MAX_DURATION_MS, "One quantile, ms."),
        2,
        1_001,
        "Quantiles at p = 0, 1/(k−1), …, 1, ms, never falling; straight between them.",
      ),
    }),
    ({ quantilesMs }, report) => {
      if (!rises(numbers(quantilesMs), false)) report(["quantilesMs"], EXPECTED.risingQuantiles, quantilesMs);
    },
  ),
  consistent(
    kind("survival", "By its survival curve, as Kaplan and Meier estimate it: how long customers would wait.", {
      atMs: listOf(
        number(0, MAX_DURATION_MS, "One instant, ms."),
        1,
        1_001,
        "Instants, ms, never falling; one that stands twice is a jump.",
      ),
      survival: listOf(
        share("Share still there, in [0, 1]."),
        1,
        1_001,
        "Share still there at each instant, never rising; straight between them, beginning with 1 at 0.",
      ),
      tailMeanMs: number(1, MAX_DURATION_MS, "Mean time that those left at the last instant stay on, ms; exponential."),
    }),
    survivalRules,
  ),
];

/** A distribution without spikes. */
const plainDistributionSchema: z.ZodType<PlainDistribution> = oneByKind<PlainDistribution>(PLAIN_KINDS, PLAIN, {
  id: "plainDistribution",
  description: "How long something takes, ms. Every draw is rounded to whole ms and is at least 1.",
});

const spiked = consistent(
  kind("spiked", "Another distribution; at some instants a share of those still there ends.", {
    of: plainDistributionSchema.describe("The distribution without the spikes."),
    spikes: listOf(spike, 1, 100, "The instants, rising."),
  }),
  ({ spikes }, report) => {
    if (!rises(column(spikes, "atMs"), true)) report(["spikes"], EXPECTED.rising, spikes);
  },
);

/** Any distribution. One schema object for all fields, so that the JSON Schema says it once. */
const anyDistribution: z.ZodType<Distribution> = oneByKind<Distribution>(
  [...PLAIN_KINDS, "spiked"],
  [...PLAIN, spiked],
  { id: "distribution", description: "How long something takes, ms. Every draw is rounded to whole ms, at least 1." },
);

/** A duration that is drawn, with the description of its field. */
export function distribution(description: string): z.ZodType<Distribution> {
  return anyDistribution.describe(description);
}
