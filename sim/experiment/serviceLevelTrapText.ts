import { type Language, Wording } from "../routing/sentences/wording.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Difference } from "./difference.ts";
import type { FigureUnit } from "./figure.ts";
import { FIGURES } from "./figures.ts";
import { scopeOfKey } from "./scopes.ts";
import type { ServiceLevelTrap } from "./serviceLevelTrap.ts";

/**
 * A trap for people: the rise of the service level first, then a sentence for each thing that got worse meanwhile.
 * `labels` name the outcomes as they were asked about; `scenario` names their queues.
 */
export function trapSentences(
  trap: ServiceLevelTrap,
  labels: readonly string[],
  scenario: Pick<Scenario, "queues" | "groups">,
  language: Language,
): readonly string[] {
  const wording = new Wording(language, scenario);
  const { from, to, serviceLevel, worse, longWaits } = trap;
  const name = wording.either("service level", "уровень обслуживания");
  const pair = wording.either(`from ${labels[from]} to ${labels[to]}`, `от ${labels[from]} к ${labels[to]}`);
  const head = wording.either("Service-level trap", "Ловушка уровня обслуживания");
  const share = change(wording, "share", serviceLevel.from, serviceLevel.to, serviceLevel.difference);
  return [
    `${head}, ${placeOf(trap.scope, wording)}, ${pair}: ${name} ${share}.`,
    ...worse.map(({ figure, difference, ...ends }) => {
      const { unit, name: called } = FIGURES[figure];
      const text = change(wording, unit, ends.from, ends.to, difference);
      return wording.either(`Meanwhile “${called.en}”: ${text}.`, `При этом «${called.ru}»: ${text}.`);
    }),
    ...(longWaits === undefined
      ? []
      : [
          wording.either(
            `Meanwhile nine in ten of the answered waited up to ${wait(wording, longWaits.toMs)}; it was up to ${wait(wording, longWaits.fromMs)}.`,
            `При этом девять из десяти отвеченных ждали до ${wait(wording, longWaits.toMs)}, а было до ${wait(wording, longWaits.fromMs)}.`,
          ),
        ]),
  ];
}

function placeOf(key: string, wording: Wording): string {
  const scope = scopeOfKey(key);
  switch (scope?.kind) {
    case "queue":
      return wording.either(`queue ${wording.name(scope.queueId)}`, `очередь ${wording.name(scope.queueId)}`);
    case "channel":
      return wording.either(`channel ${scope.channel}`, `канал ${scope.channel}`);
    default:
      return wording.either("the whole centre", "весь центр");
  }
}

/** `from 70% to 71% (+1 ± 0.6 points)`; shares in points, numbers of their own as they are. */
function change(wording: Wording, unit: FigureUnit, from: number, to: number, of: Difference): string {
  const scale = unit === "share" ? 100 : 1;
  const digits = unit === "share" ? 1 : 3;
  const shown = (value: number) => wording.number(Number((value * scale).toFixed(digits)));
  const percent = unit === "share" ? wording.either("%", " %") : "";
  const points = unit === "share" ? wording.either(" points", " п. п.") : "";
  const sign = of.value! > 0 ? "+" : "";
  const difference = `${sign}${shown(of.value!)} ± ${wording.number(seen(of.halfWidth! * scale, digits))}${points}`;
  return wording.either(
    `from ${shown(from)}${percent} to ${shown(to)}${percent} (${difference})`,
    `с ${shown(from)}${percent} до ${shown(to)}${percent} (${difference})`,
  );
}

/** Half a width with as many decimals as it takes to see it, at most six: a width that is there is never told as 0. */
function seen(width: number, digits: number): number {
  let rounded = Number(width.toFixed(digits));
  for (let more = digits + 1; width > 0 && rounded === 0 && more <= 6; more++) rounded = Number(width.toFixed(more));
  return rounded;
}

/** Whole seconds: the buckets are no finer. */
function wait(wording: Wording, ms: number): string {
  return Number.isFinite(ms) ? wording.duration(Math.round(ms / 1_000) * 1_000) : "∞";
}
