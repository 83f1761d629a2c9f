import { cpus } from "node:os";
import { difference } from "../../sim/experiment/difference.ts";
import type { ExperimentPlan } from "../../sim/experiment/experiment.ts";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import { runHere, serviceHere } from "../fixtures/experiments.ts";
import { profileA } from "../fixtures/profileA.ts";

/**
 * How long a what-if takes on one core: profile A against profile A with one agent more, until the difference of their
 * service levels is known to ± 0.1 point at 95 %. Numbers are printed, not asserted. Cold is the first experiment of the
 * process, warm the median of those after it, each with another seed.
 */
const ROUNDS = 7;
const PLAN: ExperimentPlan = {
  kind: "precision",
  goals: [{ figure: "serviceLevel", scope: TOTAL, of: "difference", halfWidth: 0.001 }],
};
const SCENARIOS = [profileA(), profileA(1)];
const service = serviceHere();

async function round(seed: string) {
  const [before, used] = [performance.now(), process.cpuUsage().user];
  const { outcomes, replications, contacts } = await runHere(service, SCENARIOS, seed, PLAN);
  const ms = performance.now() - before;
  const cpuMs = (process.cpuUsage().user - used) / 1e3;
  const [base, more] = outcomes.map((outcome) => outcome.series("serviceLevel", TOTAL)!);
  return { ms, cpuMs, replications, contacts, gain: difference(base!, more!) };
}

const cold = await round("0");
const warm = [];
for (let i = 1; i <= ROUNDS; i++) warm.push(await round(String(i)));
warm.sort((a, b) => a.ms - b.ms);
const middle = warm[Math.floor(ROUNDS / 2)]!;
const { value, halfWidth, varianceRatio } = middle.gain;
console.log(`what-if · ${cpus()[0]?.model ?? "unknown processor"} · Node ${process.version}`);
console.log(`one agent more     ${(value! * 100).toFixed(2)} ± ${(halfWidth! * 100).toFixed(2)} points`);
console.log(`variance ratio     ${varianceRatio!.toFixed(1)}`);
console.log(`pairs of days      ${middle.replications} (${middle.contacts} contacts)`);
console.log(`cold               ${cold.ms.toFixed(0)} ms`);
console.log(
  `warm               ${middle.ms.toFixed(0)} ms (${warm[0]!.ms.toFixed(0)} to ${warm.at(-1)!.ms.toFixed(0)})`,
);
// On a busy machine the wall says more of the others than of the experiment.
const cpu = [...warm].sort((a, b) => a.cpuMs - b.cpuMs);
console.log(
  `warm, of CPU       ${cpu[Math.floor(ROUNDS / 2)]!.cpuMs.toFixed(0)} ms (from ${cpu[0]!.cpuMs.toFixed(0)})`,
);
console.log(`contacts/s, warm   ${Math.round((middle.contacts / middle.ms) * 1_000)}`);
