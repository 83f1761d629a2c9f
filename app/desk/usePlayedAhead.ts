"use client";

import { useEffect, useState } from "react";
import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { Transport } from "../_state/useFeed.ts";

/** Look-ahead of a feed that plays in this page: made beside its board, asked for whenever a frame brings a newer one. */
export function usePlayedAhead(frame: Frame, transport: Transport | undefined): LookAhead | undefined {
  const [made, setMade] = useState<LookAhead>();
  const madeAt = Math.max(0, ...frame.channels.map(({ projection }) => projection?.madeAt ?? 0));
  useEffect(() => {
    if (transport === undefined || madeAt === 0) return setMade(undefined);
    let gone = false;
    transport
      .lookAhead()
      .then((answer) => !gone && setMade(answer))
      // The worker is gone with its feed: there is nothing to tell.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [transport, madeAt]);
  return madeAt === 0 ? undefined : made;
}
