"use client";

import type { Cost } from "../../sim/experiment/causes/causes.ts";
import { decimal, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { CausesAnswer, PostMortemAnswer } from "../desk/dayClient.ts";
import { useAsked } from "../desk/useAsked.ts";

/** What it cost, by cause: the piece of the day played again with one thing as usual at a time. */
export function CausesSection({ story }: { readonly story: PostMortemAnswer }) {
  const words = useWords();
  const got = useAsked<CausesAnswer>(`/api/v1/incidents/${encodeURIComponent(story.incident.id)}/causes`);
  return (
    <section data-testid="story-causes" data-told={got?.ok === true}>
      <h2>{words("day.causes.title")}</h2>
      {got === undefined && <p>{words("day.causes.playing")}</p>}
      {got?.ok === false && <p>{words("day.story.failed", { code: got.code })}</p>}
      {got?.ok === true &&
        got.value.channels.map((one) => <OfChannel key={one.channel} one={one} many={got.value.channels.length > 1} />)}
    </section>
  );
}

function OfChannel({ one, many }: { readonly one: CausesAnswer["channels"][number]; readonly many: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const title = many && <h3>{words(`channel.${one.channel}`)}</h3>;
  if (one.none !== undefined) {
    return (
      <>
        {title}
        <p>{words(`day.causes.none.${one.none}`)}</p>
      </>
    );
  }
  const { again, usual, observed, luck, parts, together, interplay, rest, runs, against } = one;
  const points = (value: number) => decimal(value * 100, 1, language);
  const row = (name: string, cost: Cost) => (
    <tr key={name} data-unclear={cost.low <= 0 && cost.high >= 0}>
      <th scope="row">{name}</th>
      <td>{points(cost.value)}</td>
      <td>{words("day.causes.interval", { low: points(cost.low), high: points(cost.high) })}</td>
    </tr>
  );
  return (
    <>
      {title}
      <p>
        {words("day.causes.levels", {
          ...{ runs, observed: percent(observed.value, language), again: percent(again.value, language) },
          ...{
            usual: percent(usual.value, language),
            low: percent(luck.low, language),
            high: percent(luck.high, language),
          },
        })}
      </p>
      <table className="day__table day__table--numbers">
        <thead>
          <tr>
            <th>{words("day.causes.cause")}</th>
            <th>{words("day.causes.cost")}</th>
            <th>{words("day.causes.certain")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ cause, ...cost }) => row(words(`day.causes.of.${cause}`), cost))}
          <tr>
            <th scope="row">{words("day.causes.interplay")}</th>
            <td>{points(interplay)}</td>
            <td />
          </tr>
          {row(words("day.causes.together"), together)}
          <tr>
            <th scope="row">{words(rest.isLuck ? "day.causes.luck" : "day.causes.other")}</th>
            <td>{points(rest.value)}</td>
            <td>
              {words("day.causes.luckRange", {
                low: points(luck.low - again.value),
                high: points(luck.high - again.value),
              })}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="faint" data-testid="causes-against">
        {parts
          .map(
            ({ cause }) =>
              `${words(`day.causes.of.${cause}`)}: ${words(`day.causes.against.${against[cause] ?? "usual"}`)}`,
          )
          .join("; ")}
        .
      </p>
      <p className="faint">{words("day.causes.note")}</p>
    </>
  );
}
