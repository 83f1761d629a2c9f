import { clockWithSeconds, count, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { View } from "../_state/view.ts";
import { agentsOnLine } from "../_tiles/onLine.ts";

/** What is on the floor this moment, in five figures. */
export function NowPanel({ view: { frame, link } }: { readonly view: View }) {
  const words = useWords();
  const language = useLanguage();
  if (frame === undefined || link.state === "lost") {
    return (
      <section className="now-panel" data-link={link.state}>
        <h2>{words("front.now")}</h2>
        <p>{words(link.state === "lost" ? "front.noServer" : "front.loading")}</p>
      </section>
    );
  }
  const { feed, total } = frame;
  const onLine = agentsOnLine(frame.agents);
  const { value, n } = total.serviceLevel;
  return (
    <section className="now-panel" data-link={link.state}>
      <h2>{words("front.now")}</h2>
      <p className="now-panel__what">
        <span className={`now-panel__kind now-panel__kind--${feed.kind}`}>{words(`front.kind.${feed.kind}`)}</span>
        <span>{frame.place}</span>
        {feed.label !== frame.place && <span>{feed.label}</span>}
        {feed.kind === "simulated" && <span>{words("front.simulatedNote")}</span>}
      </p>
      <dl className="figures">
        <div>
          <dt>{words("front.floorTime")}</dt>
          <dd data-testid="floor-time">{clockWithSeconds(frame.at, frame.timeZone)}</dd>
        </div>
        <div>
          <dt>{words("front.waiting")}</dt>
          <dd>{count(total.waiting, language)}</dd>
        </div>
        <div>
          <dt>{words("front.inProgress")}</dt>
          <dd>{count(total.inProgress, language)}</dd>
        </div>
        <div>
          <dt>{words("front.onLine")}</dt>
          <dd>{count(onLine, language)}</dd>
        </div>
        <div>
          <dt title={words(`variantTitle.${total.serviceLevel.variant}`)}>
            {words("front.serviceLevel")}, {words(`window.${total.serviceLevel.window}`)}
          </dt>
          <dd>
            {percent(value, language)} <small>{words("wall.n", { n })}</small>
          </dd>
        </div>
      </dl>
    </section>
  );
}
