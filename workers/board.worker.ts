import { expose } from "comlink";
import type { Frame } from "../sim/metrics/frame.ts";
import type { BoardApi, Opened } from "./boardApi.ts";
import { prepare } from "./boardPlaying.ts";
import { machineTime } from "./clock.ts";
import { LookAheadSeat } from "./lookaheadSeat.ts";
import { startLookAheadWorker } from "./lookaheadWorkerClient.ts";
import { messageOf } from "./messageOf.ts";
import { PlayedAhead } from "./playedAhead.ts";
import { Player } from "./player.ts";
import { tellLoaded } from "./workerEnd.ts";

let player: Player | undefined;
let ahead: PlayedAhead | undefined;
let opening = 0;
/** When the workers of all that was played here before are gone. */
let gone: Promise<unknown> = Promise.resolve();

function stop(): void {
  player?.stop();
  gone = Promise.all([gone, ahead?.end()]);
  player = undefined;
  ahead = undefined;
}

/** One board in a thread of its own: feed, clock, fold and measure; only frames leave it. */
const api: BoardApi = {
  async open(spec, onFrame): Promise<Opened> {
    opening += 1;
    const mine = opening;
    stop();
    const prepared = await prepare(spec, fetch);
    if (!prepared.ok) return prepared;
    // Opened again while this one was loading: the newer one counts.
    if (mine !== opening) return { ok: true };
    try {
      const looking = new PlayedAhead(new LookAheadSeat(startLookAheadWorker), machineTime);
      ahead = looking;
      const hear = (frame: Frame) => {
        if (mine !== opening) return;
        onFrame(frame);
        if (player !== undefined) looking.step(player);
      };
      player = new Player(prepared.open, hear, {
        speed: spec.speed,
        ...(prepared.from === undefined ? {} : { from: prepared.from }),
        ...(prepared.album === undefined ? {} : { album: prepared.album }),
      });
      player.start();
      if (prepared.paused === true) player.pause();
      return { ok: true };
    } catch (problem) {
      return { ok: false, code: "feed-failed", detail: messageOf(problem) };
    }
  },
  async play() {
    player?.start();
  },
  async pause() {
    player?.pause();
  },
  async setSpeed(speed) {
    player?.setSpeed(speed);
  },
  async seek(at) {
    player?.seek(at);
  },
  async step() {
    player?.step();
  },
  async actOnAlarm(action) {
    return player?.actOnAlarm(action) ?? { ok: false, code: "unknown-alarm", detail: "nothing plays" };
  },
  async lookAhead() {
    return player === undefined ? undefined : ahead?.latest(player);
  },
  async close() {
    opening += 1;
    stop();
  },
};

expose(api);
tellLoaded(() => {
  opening += 1;
  stop();
  return gone;
});
