"use client";

import type { StageState, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { duration } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { limitText } from "../_head/limitText.ts";
import { place } from "./at.ts";
import { keptSpans } from "./keptSpans.ts";
import { LANES, LINE } from "./measures.ts";
import { hardestChannel, partsOf, partWord, roomState } from "./room.ts";
import { type DrawnLane, goneOf, type PlannedLane, type StagePicture, type StagePlan } from "./stagePicture.ts";

/** Queue, how many wait, how long the one who waits longest has, against what is promised. */
export function LaneText({
  planned,
  drawn,
  state,
}: {
  readonly planned: PlannedLane;
  readonly drawn: DrawnLane;
  readonly state: StageState;
}) {
  const words = useWords();
  const language = useLanguage();
  const { lane, head, row } = planned;
  const now = state.lanes.find((one) => one.lane === lane);
  const wait = now?.longestWaitMs;
  const within = head.target?.withinMs;
  const late = wait !== undefined && within !== undefined && wait > within;
  const text =
    wait === undefined
      ? ""
      : within === undefined
        ? duration(wait, language)
        : words("theatre.of", { wait: duration(wait, language), limit: limitText(within, language) });
  const bot = (now?.inSelfService ?? 0) > 0 ? words("theatre.inBot", { n: now?.inSelfService ?? 0 }) : "";
  return (
    <div
      className="lane"
      style={place(0, row.base - 1)}
      data-lane={lane}
      data-dense={row.height < LANES.dense || undefined}
    >
      <span className="lane__name" title={head.name[language]}>
        {head.name[language]}
      </span>
      <span className="lane__count">{now?.waiting ?? 0}</span>
      <span className="lane__wait" data-late={late || undefined}>
        {now?.shut === true ? words("theatre.shut") : text === "" ? bot : text}
      </span>
      {drawn.more > 0 && <span className="lane__more">{words("theatre.more", { n: drawn.more })}</span>}
    </div>
  );
}

export function TrayText({
  plan,
  picture,
  state,
}: {
  readonly plan: StagePlan;
  readonly picture: StagePicture;
  readonly state: StageState;
}) {
  const words = useWords();
  const all = plan.lanes.reduce((sum, { lane }) => sum + goneOf(state, lane), 0);
  const { recent, each } = picture.tray;
  const more = [
    ...(state.coming.length === 0 ? [] : [words("theatre.coming", { n: state.coming.length })]),
    ...(each === 1 ? [] : [words("theatre.each", { n: each })]),
  ];
  return (
    <div className="tray" style={place(plan.trayX, LANES.top)}>
      <span className="tray__name">{words("theatre.left")}</span>
      <span className="tray__count">{all}</span>
      <span className="tray__recent">{words("theatre.recent", { n: recent })}</span>
      <span className="tray__more">{more.join(" · ")}</span>
    </div>
  );
}

/** The punch line: how much is free, and whether it is room for the contact that needs most. */
export function PunchLine({
  overview,
  plan,
  state,
}: {
  readonly overview: TheatreOverview;
  readonly plan: StagePlan;
  readonly state: StageState;
}) {
  const words = useWords();
  const language = useLanguage();
  const index = hardestChannel(overview, plan.stage);
  const room = state.room[index];
  const channelName = overview.channels[index];
  if (room === undefined || channelName === undefined) return null;
  const parts = partsOf(overview.seats, plan.stage);
  const is = roomState(room);
  const channel = inSentence(words(`channel.${channelName}`), language);
  const word = partWord(parts);
  const n = Math.round(room.freeUnits * 10) / 10;
  // Where others serve other channels, what is free is not free for everything.
  const apart = room.people < state.seats.length;
  return (
    <p className="punch" style={place(0, LINE.punch)} data-room={is}>
      {apart
        ? words("theatre.freeFor", { n: words(`theatre.free.${word}`, { n }), channel })
        : words(`theatre.free.${word}`, { n })}
      ,{" "}
      <b>
        {is === "wanted" && <i aria-hidden="true">▲ </i>}
        {is === "room"
          ? words("theatre.room", { n: room.places, channel })
          : is === "none"
            ? words("theatre.noRoom", { channel })
            : words("theatre.noRoomWaiting", { channel, n: room.waiting })}
      </b>
    </p>
  );
}

/** A channel's name inside an English sentence; an abbreviation stays as it is. */
function inSentence(name: string, language: Language): string {
  return language === "en" && name !== name.toUpperCase() ? name.toLowerCase() : name;
}

/** People who are not there to take anything. */
export function AwayText({ plan, state }: { readonly plan: StagePlan; readonly state: StageState }) {
  const words = useWords();
  const n = state.seats.filter(({ place: where }) => where === "away" || where === "break").length;
  if (n === 0) return null;
  return (
    <span className="stage__away" style={place(plan.width, LINE.names)}>
      {words("theatre.away", { n })}
    </span>
  );
}

/** Under columns whose free room a rule keeps for others: a bracket for each that stand together, and what it is. */
export function KeptText({ plan, seats }: { readonly plan: StagePlan; readonly seats: readonly number[] }) {
  const words = useWords();
  const spans = keptSpans(plan.columns, seats);
  return spans.map(({ x, width, base }, i) => (
    <span key={`${x} ${base}`} className="stage__kept" style={place(x, base + 3, { width, height: 4 })}>
      {i === 0 && <em>{words("theatre.kept")}</em>}
    </span>
  ));
}

/** Kept free at the right end of the line of names. */
export const AWAY_WIDTH = 100;
