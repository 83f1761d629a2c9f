"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import { AlarmStrip } from "../_tiles/AlarmStrip.tsx";
import { ALARMS } from "./alarms.ts";
import { Stage, Wing } from "./Stage.tsx";

/** The alarm strip in every state. */
export function StripWing() {
  const strip = (frame: Frame, lost = false) => <AlarmStrip frame={frame} lost={lost} room={2} />;
  return (
    <Wing caption="alarms">
      <Stage caption="alarmAct">{strip(ALARMS.act)}</Stage>
      <Stage caption="alarmWatch">{strip(ALARMS.watch)}</Stage>
      <Stage caption="alarmBoth">{strip(ALARMS.both)}</Stage>
      <Stage caption="alarmSeen">{strip(ALARMS.seen)}</Stage>
      <Stage caption="alarmShelved">{strip(ALARMS.shelved)}</Stage>
      <Stage caption="alarmReturned">{strip(ALARMS.returned)}</Stage>
      <Stage caption="alarmCalming">{strip(ALARMS.calming)}</Stage>
      <Stage caption="alarmQueue">{strip(ALARMS.queue)}</Stage>
      <Stage caption="alarmData">{strip(ALARMS.data)}</Stage>
      <Stage caption="alarmMore">{strip(ALARMS.more)}</Stage>
      <Stage caption="alarmNone">{strip(ALARMS.none)}</Stage>
      <Stage caption="alarmNoneSince">{strip(ALARMS.noneSince)}</Stage>
      <Stage caption="alarmUnknown">
        <div className="wall--lost">{strip(ALARMS.both, true)}</div>
      </Stage>
      <Stage caption="alarmStacked">
        <AlarmStrip frame={ALARMS.more} lost={false} room={3} stacked />
      </Stage>
    </Wing>
  );
}
