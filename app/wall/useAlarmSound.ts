"use client";

import { useEffect, useRef, useState } from "react";
import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import type { SoundState } from "../_tiles/Foot.tsx";
import { type Sounded, soundPlan } from "./soundPlan.ts";
import { playTone } from "./tone.ts";
import { useKept } from "./useKept.ts";

export interface AlarmSound {
  readonly state: SoundState;
  readonly enable: () => void;
  readonly disable: () => void;
}

/**
 * Tones for new alarms, only after somebody has switched them on here. A browser lets a page sound only after a touch:
 * until then the state is `blocked`, and the first touch anywhere unblocks it.
 */
export function useAlarmSound(alarms: readonly AlarmFrame[] | undefined): AlarmSound {
  const [wished, wish] = useKept("floorcast-sound");
  const [audio, setAudio] = useState<AudioContext>();
  const [running, setRunning] = useState(false);
  const sounded = useRef<Sounded>(new Map());
  const on = wished === "on";

  useEffect(() => {
    if (!on) return;
    const context = new AudioContext();
    const tell = () => setRunning(context.state === "running");
    const touch = () => void context.resume();
    context.addEventListener("statechange", tell);
    window.addEventListener("pointerdown", touch);
    window.addEventListener("keydown", touch);
    setAudio(context);
    tell();
    return () => {
      context.removeEventListener("statechange", tell);
      window.removeEventListener("pointerdown", touch);
      window.removeEventListener("keydown", touch);
      setAudio(undefined);
      void context.close();
    };
  }, [on]);

  useEffect(() => {
    if (alarms === undefined || audio === undefined || !running) return;
    const plan = soundPlan(alarms, sounded.current, performance.now());
    sounded.current = plan.sounded;
    if (plan.level !== undefined) playTone(audio, plan.level);
  }, [alarms, audio, running]);

  const quiet = alarms?.some(({ state, quiet }) => state === "new" && quiet) ?? false;
  return {
    state: !on ? "off" : !running ? "blocked" : quiet ? "quiet" : "on",
    enable: () => wish("on"),
    disable: () => wish("off"),
  };
}
