import { expose } from "comlink";
import type { BoardApi, Opened } from "./boardApi.ts";
import { messageOf, prepare } from "./boardPlaying.ts";
import { Player } from "./player.ts";

let player: Player | undefined;
let opening = 0;

/** One board in a thread of its own: feed, clock, fold and measure; only frames leave it. */
const api: BoardApi = {
  async open(spec, onFrame): Promise<Opened> {
    opening += 1;
    const mine = opening;
    player?.stop();
    player = undefined;
    const prepared = await prepare(spec, fetch);
    if (!prepared.ok) return prepared;
    // Opened again while this one was loading: the newer one counts.
    if (mine !== opening) return { ok: true };
    try {
      player = new Player(prepared.open, (frame) => mine === opening && onFrame(frame), {
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
  async close() {
    opening += 1;
    player?.stop();
    player = undefined;
  },
};

expose(api);
