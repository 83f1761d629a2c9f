import { createSensitivityClient, type SensitivityClient } from "../../workers/sensitivityClient.ts";

/** The page's worker and whoever works with it. */
interface Shared {
  readonly client: SensitivityClient;
  readonly hear: Set<(detail: string) => void>;
}

let shared: Shared | undefined;

/** A part in the page's worker; the last to leave ends it. */
export interface Joined {
  readonly client: SensitivityClient;
  leave(): void;
}

/** Takes part in the page's worker, started for the first; `onCrash` hears how it died. A dead one is replaced for the next. */
export function joinSensitivity(onCrash: (detail: string) => void): Joined {
  shared ??= started();
  const mine = shared;
  mine.hear.add(onCrash);
  return {
    client: mine.client,
    leave() {
      if (!mine.hear.delete(onCrash) || mine.hear.size > 0) return;
      mine.client.dispose();
      if (shared === mine) shared = undefined;
    },
  };
}

function started(): Shared {
  const hear = new Set<(detail: string) => void>();
  const client = createSensitivityClient((detail) => {
    shared = undefined;
    for (const tell of [...hear]) tell(detail);
  });
  return { client, hear };
}
