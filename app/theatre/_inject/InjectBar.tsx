"use client";

import { useState } from "react";
import type { Injection, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { levelLanes } from "../_transport/levelLanes.ts";
import { InjectDialog } from "./InjectDialog.tsx";
import { holding, type InjectionPlan, MOST_INJECTIONS, quickInjections, returning } from "./injections.ts";
import { useInjectionName } from "./useInjectionName.ts";

export interface InjectBarProps {
  readonly overview: TheatreOverview;
  readonly at: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onInject: (injection: Injection) => void;
  readonly onUndo: () => void;
}

/** What a trainer does to both stages now: one press each, everything else in the dialog; the last one can be taken back. */
export function InjectBar({ overview, at, open, onOpen, onInject, onUndo }: InjectBarProps) {
  const words = useWords();
  const nameOf = useInjectionName();
  const [before, setBefore] = useState<InjectionPlan>();
  const full = overview.description.injections.length >= MOST_INJECTIONS;
  const active = holding(overview.injections, at);
  const back = returning(overview.injections, at);
  const plans = quickInjections(overview, levelLanes(overview)).map((plan) =>
    plan.kind === "agents-leave" && back !== undefined ? back : plan,
  );
  // Planned and timed together are one injection: the types of its kinds are kept apart by `kind`.
  const inject = (plan: InjectionPlan) => onInject({ ...plan, atMs: at - overview.opensAt });
  return (
    <>
      <span className="bar__label">{words("theatre.inject.label")}</span>
      {plans.map((plan) => (
        <button
          key={plan.kind}
          type="button"
          className="btn"
          data-inject={plan.kind}
          aria-pressed={active.has(plan.kind)}
          disabled={full}
          title={full ? words("theatre.inject.full") : words("theatre.inject.takesHold")}
          onClick={() => inject(plan)}
        >
          {nameOf(plan)}
        </button>
      ))}
      <button
        type="button"
        className="btn btn--icon"
        aria-label={words("theatre.inject.settings")}
        title={words("theatre.inject.settings")}
        disabled={full}
        onClick={() => {
          setBefore(plans[0]);
          onOpen(true);
        }}
      >
        …
      </button>
      <button
        type="button"
        className="btn btn--icon"
        aria-label={words("theatre.inject.undo")}
        title={words("theatre.inject.undo")}
        disabled={overview.description.injections.length === 0}
        onClick={onUndo}
      >
        ↶
      </button>
      {open && (
        <InjectDialog
          overview={overview}
          first={before ?? plans[0]}
          onClose={() => onOpen(false)}
          onInject={(plan) => {
            onOpen(false);
            inject(plan);
          }}
        />
      )}
    </>
  );
}
