import type { LocalName } from "../../scenario/about.ts";
import type { AggregateExplanation } from "../types/aggregate.ts";
import type { TheatreOverview } from "../types/overview.ts";

type Language = keyof LocalName;

const COUNTS = { en: new Intl.PluralRules("en"), ru: new Intl.PluralRules("ru") } as const;
/** A part of the whole that deserves its sentence. */
const TELLING = 0.25;

/** What the difference is, where it comes from, and what stood in the way: the parts that carry it, in that order. */
export function sentencesOf(
  told: Omit<AggregateExplanation, "sentences">,
  overview: Pick<TheatreOverview, "lanes" | "timeZone">,
  language: Language,
): readonly string[] {
  const { difference, a, b, onlyA, onlyB } = told;
  const en = language === "en";
  const what = whatOf(told.measure, en);
  const size = people(Math.abs(difference), language);
  if (onlyA + onlyB === 0) {
    return [
      en ? `The same customers on A and B: ${what}, ${a} on both.` : `На A и B одни и те же клиенты: ${what}, по ${a}.`,
    ];
  }
  const first =
    difference === 0
      ? en
        ? `${what}: ${a} on each stage, but not the same people: ${onlyA} only on A, ${onlyB} only on B.`
        : `${what}: по ${a}, но это разные люди: ${onlyA} только на A, ${onlyB} только на B.`
      : en
        ? `${what}: ${a} on A, ${b} on B, so ${size} ${difference > 0 ? "more on A" : "more on B"} (${onlyA} only on A, ${onlyB} only on B).`
        : `${what}: ${a} на A и ${b} на B — на ${difference > 0 ? "A" : "B"} больше на ${size} (только на A: ${onlyA}, только на B: ${onlyB}).`;
  return [
    first,
    ...hours(told, overview.timeZone, en),
    ...lanes(told, overview, language),
    ...chain(told, overview, language),
  ];
}

function whatOf(measure: AggregateExplanation["measure"], en: boolean): string {
  if (measure === "left") return en ? "People who left" : "Ушли, не дождавшись";
  return en ? "People not answered in time" : "Не отвечено вовремя";
}

/** The side of the difference: what counts for it less what counts against. */
function side({ difference }: Pick<AggregateExplanation, "difference">) {
  const sign = difference < 0 ? -1 : 1;
  return ({ onlyA, onlyB }: { readonly onlyA: number; readonly onlyB: number }): number => sign * (onlyA - onlyB);
}

/** The shortest run of neighbouring hours that holds at least two thirds of it. */
function hours(told: Omit<AggregateExplanation, "sentences">, timeZone: string, en: boolean): readonly string[] {
  const of = side(told);
  const whole = Math.abs(told.difference);
  if (whole === 0 || told.hours.length < 2) return [];
  let best: { readonly from: number; readonly to: number; readonly sum: number } | undefined;
  for (let from = 0; from < told.hours.length; from++) {
    let sum = 0;
    for (let to = from; to < told.hours.length; to++) {
      sum += of(told.hours[to]!);
      if (sum * 3 < whole * 2 || sum > whole) continue;
      if (best === undefined || to - from < best.to - best.from) best = { from, to, sum };
      break;
    }
  }
  if (best === undefined || best.to - best.from + 1 >= told.hours.length) return [];
  const clock = new Intl.DateTimeFormat(en ? "en" : "ru", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const [from, to] = [clock.format(told.hours[best.from]!.from), clock.format(told.hours[best.to]!.to)];
  return [
    en
      ? `${best.sum} of ${whole} come from ${from} to ${to}.`
      : `${best.sum} из ${whole} приходятся на время с ${from} до ${to}.`,
  ];
}

function lanes(
  told: Omit<AggregateExplanation, "sentences">,
  overview: Pick<TheatreOverview, "lanes">,
  language: Language,
): readonly string[] {
  const of = side(told);
  const whole = Math.abs(told.difference);
  if (overview.lanes.length < 2 || whole === 0) return [];
  // Where lanes pull apart, none is a part of the whole: each says what it is by itself.
  const against = told.lanes.some((lane) => of(lane) < 0);
  if (against) {
    return told.lanes
      .filter((lane) => Math.abs(of(lane)) >= whole * TELLING)
      .sort((x, y) => of(y) - of(x))
      .map((lane) => {
        const name = overview.lanes[lane.lane]!.name[language];
        const more = lane.onlyA - lane.onlyB;
        const stage = more > 0 ? "A" : "B";
        return language === "en"
          ? `“${name}”: ${people(Math.abs(more), language)} more on ${stage}.`
          : `«${name}»: на ${stage} больше на ${people(Math.abs(more), language)}.`;
      });
  }
  return told.lanes
    .filter((lane) => of(lane) >= whole * TELLING)
    .sort((x, y) => of(y) - of(x))
    .slice(0, 2)
    .map((lane) => {
      const name = overview.lanes[lane.lane]!.name[language];
      return language === "en" ? `${of(lane)} of ${whole} are “${name}”.` : `${of(lane)} из ${whole} — «${name}».`;
    });
}

/** What held the agents who could have taken most of them. */
function chain(
  told: Omit<AggregateExplanation, "sentences">,
  overview: Pick<TheatreOverview, "lanes">,
  language: Language,
): readonly string[] {
  const worseOnA = told.difference >= 0;
  const count = (one: { readonly onlyA: number; readonly onlyB: number }) => (worseOnA ? one.onlyA : one.onlyB);
  const [first] = [...told.chains].sort((x, y) => count(y) - count(x));
  const whole = worseOnA ? told.onlyA : told.onlyB;
  if (first === undefined || count(first) === 0) return [];
  const stage = worseOnA ? "A" : "B";
  const lane = overview.lanes[first.lane]!.name[language];
  const [n, of] = [count(first), whole];
  if (first.heldBy < 0) {
    return [
      language === "en"
        ? `For ${n} of ${of} of them nobody who serves “${lane}” was at work on ${stage} at that moment.`
        : `Для ${n} из ${of} на ${stage} в тот момент не работал никто из тех, кто обслуживает «${lane}».`,
    ];
  }
  const holder = overview.lanes[first.heldBy]!.name[language];
  return [
    language === "en"
      ? `${n} of those ${of} waited for “${lane}” while the agents who could take them held “${holder}” on ${stage}.`
      : `${n} из этих ${of} ждали «${lane}», пока на ${stage} операторы, которые могли их взять, были заняты: «${holder}».`,
  ];
}

function people(count: number, language: Language): string {
  const rule = COUNTS[language].select(count);
  if (language === "en") return `${count} ${rule === "one" ? "person" : "people"}`;
  return `${count} ${rule === "few" ? "человека" : "человек"}`;
}
