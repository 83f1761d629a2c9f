import { useWords } from "../_i18n/Words.tsx";

/** How one's own floor gets onto the wall. */
export function Connect() {
  const words = useWords();
  return (
    <section>
      <h2>{words("front.connect")}</h2>
      <p>{words("front.connectText")}</p>
      <p>
        <code>npm run floorcast -- serve --asterisk-queue-log /var/log/asterisk/queue_log</code>
      </p>
      <p>{words("front.connectApi")}</p>
      <p>
        <code>POST /api/v1/events</code>
      </p>
      <p>
        <a href="/api">{words("front.api")}</a>
      </p>
    </section>
  );
}
