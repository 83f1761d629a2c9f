"use client";

import { useCallback, useRef, useState } from "react";
import type { Mapping } from "../../../sim/history/mapping.ts";
import type { RowProblem } from "../../../sim/history/rowProblem.ts";
import type { HistoryClient, ImportProgress, ImportResult, Inspected } from "../../_state/historyWorker.ts";
import { askHistory } from "./historyClient.ts";

const NAME_LENGTH = 200;

/** A file, or a block that was pasted, on its way into the history. */
export interface Arrival {
  readonly file: Blob;
  readonly name: string;
  readonly origin: "file" | "paste";
}

export type ImportPhase =
  | { readonly kind: "idle" }
  | { readonly kind: "looking"; readonly arrival: Arrival }
  | { readonly kind: "refused"; readonly arrival: Arrival; readonly problem: RowProblem }
  | { readonly kind: "mapping"; readonly arrival: Arrival; readonly inspected: Inspected; readonly mapping: Mapping }
  | { readonly kind: "importing"; readonly arrival: Arrival; readonly progress: ImportProgress | undefined }
  | { readonly kind: "done"; readonly arrival: Arrival; readonly result: ImportResult }
  | { readonly kind: "failed"; readonly detail: string };

export interface Importing {
  readonly phase: ImportPhase;
  take(arrival: Arrival): Promise<void>;
  change(mapping: Mapping): void;
  /** Cuts the text anew by another delimiter. */
  recut(delimiter: Mapping["delimiter"]): Promise<void>;
  run(): Promise<void>;
  /** Calls off what is under way, or closes what is shown. */
  close(): void;
  /** Its worker is gone, and what was under way with it. */
  lose(): void;
}

/** The way of one file into the history: looked at, mapped, imported. `timeZone`: where a file names none. */
export function useImport(worker: () => HistoryClient, timeZone: string, onKept: () => void): Importing {
  const [phase, setPhase] = useState<ImportPhase>({ kind: "idle" });
  // Answers of an arrival that was replaced meanwhile are of no interest.
  const round = useRef(0);
  const look = useCallback(
    async (arrival: Arrival, delimiter?: Mapping["delimiter"]) => {
      const own = ++round.current;
      setPhase({ kind: "looking", arrival });
      const known = await askHistory<readonly { readonly signature: string; readonly mapping: Mapping }[]>("mappings");
      const remembered = Object.fromEntries((known.ok ? known.value : []).map((one) => [one.signature, one.mapping]));
      const told = await worker().inspect(arrival.file, arrival.name, {
        ...{ timeZone, remembered },
        ...(delimiter === undefined ? {} : { delimiter }),
      });
      if (own !== round.current) return;
      if (told.ok) {
        setPhase({ kind: "mapping", arrival, inspected: told.inspected, mapping: told.inspected.guess.mapping });
      } else setPhase({ kind: "refused", arrival, problem: told.problem });
    },
    [worker, timeZone],
  );
  const run = useCallback(async () => {
    if (phase.kind !== "mapping") return;
    const own = ++round.current;
    const { arrival, inspected, mapping } = phase;
    const { header, signature } = inspected.guess;
    setPhase({ kind: "importing", arrival, progress: undefined });
    const start = {
      ...{
        name: shortened(arrival.name),
        kind: mapping.kind,
        origin: arrival.origin,
        timeZone: mapping.timeZone,
        mapping,
      },
      bytes: arrival.file.size,
    };
    const told = await worker().import(arrival.file, start, inspected.form, header, (progress) => {
      if (own === round.current) setPhase({ kind: "importing", arrival, progress });
    });
    if (own !== round.current) return;
    if (told.ok) {
      setPhase({ kind: "done", arrival, result: told.result });
      await askHistory("mappings", {
        ...{ method: "PUT", headers: { "Content-Type": "application/json" } },
        body: JSON.stringify({ signature, mapping }),
      });
      onKept();
    } else if (told.cancelled) setPhase({ kind: "mapping", arrival, inspected, mapping });
    else setPhase({ kind: "failed", detail: told.detail });
  }, [phase, worker, onKept]);
  return {
    phase,
    take: look,
    change: (mapping) => {
      if (phase.kind === "mapping") setPhase({ ...phase, mapping });
    },
    recut: async (delimiter) => {
      if (phase.kind === "mapping") await look(phase.arrival, delimiter);
    },
    run,
    close() {
      // The worker answers that it was called off, and the mapping is shown again.
      if (phase.kind === "importing") worker().cancel();
      else {
        round.current += 1;
        setPhase({ kind: "idle" });
      }
    },
    lose() {
      round.current += 1;
      setPhase({ kind: "idle" });
    },
  };
}

/** The server keeps names of up to 200 characters; what a file is, stands at the end of its name. */
function shortened(name: string): string {
  return name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 21)}…${name.slice(-20)}`;
}
