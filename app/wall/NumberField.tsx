"use client";

import { useState } from "react";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Told only of numbers in [`min`, `max`]. */
  readonly onValue: (value: number) => void;
}

/** A number that can be typed: what stands in the field while typing may be empty or out of range, and is only kept here. */
export function NumberField({ label, value, min, max, step, onValue }: NumberFieldProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <label>
      {label}
      <input
        type="number"
        min={min}
        max={max}
        step={step}
        value={draft ?? value}
        onChange={({ target }) => {
          setDraft(target.value);
          const typed = target.valueAsNumber;
          if (typed >= min && typed <= max) onValue(typed);
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  );
}
