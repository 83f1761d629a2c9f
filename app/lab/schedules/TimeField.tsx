"use client";

import { useState } from "react";
import { TextField } from "../../_edit/Fields.tsx";
import { minuteText } from "../_plan/text.ts";
import { minuteOf } from "./rules.ts";

export interface TimeFieldProps {
  readonly label: string;
  readonly minute: number;
  readonly onMinute: (minute: number) => void;
}

/** A time of day that can be typed: what is half typed stands only here. */
export function TimeField({ label, minute, onMinute }: TimeFieldProps) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && minuteOf(typed) === undefined;
  return (
    <TextField
      label={label}
      value={typed ?? minuteText(minute)}
      error={isWrong ? "8:30" : undefined}
      onValue={(text) => {
        const read = minuteOf(text);
        setTyped(read === undefined || minuteText(read) !== text ? text : undefined);
        if (read !== undefined) onMinute(read);
      }}
    />
  );
}
