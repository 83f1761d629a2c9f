import type { Camera, Injection, RunDescription, StepKind, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import type { TheatreApi, TheatreOpened } from "../../_state/theatreWorker.ts";
import { isSameInjection } from "../_inject/injections.ts";
import { levelLanes } from "./levelLanes.ts";
import { advanced, otherSpeed, slowMoments, type TheatreSpeed } from "./playhead.ts";
import { EMPTY, type RunView } from "./runView.ts";
import { StepQueue } from "./stepQueue.ts";

/** What the store needs of the page's machine. */
export interface RunHost {
  readonly api: TheatreApi;
  /** Calls back at the next drawing of the screen with its time, ms. */
  requestFrame(callback: (nowMs: number) => void): void;
  /** A place worth a link has been reached. */
  onPlace(fragment: string): void;
}

/**
 * One run as the page holds it: which instant is shown, and how the clock goes on. It asks the worker for the state at a
 * simulated instant and draws what comes; while an answer is under way it asks for nothing else, so a slow machine skips
 * pictures, never events.
 */
export class RunStore {
  readonly #host: RunHost;
  readonly #listeners = new Set<() => void>();
  #view: RunView = EMPTY;
  /** Which opening, and which place of it, is the latest asked for: answers to older questions are dropped. */
  #opening = 0;
  #asking = false;
  #wanted: Instant | undefined;
  #precise = 0;
  #lastMs: number | undefined;
  #slow: readonly Instant[] = [];
  readonly #steps = new StepQueue();

  constructor(host: RunHost) {
    this.#host = host;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): RunView => this.#view;

  /** On the server nothing is open. */
  readonly serverView = (): RunView => EMPTY;

  open(description: RunDescription): Promise<void> {
    return this.#open(() => this.#host.api.open(description));
  }

  openLink(fragment: string): Promise<void> {
    return this.#open(() => this.#host.api.openLink(fragment));
  }

  /** Nothing is open any more. */
  leave(): void {
    this.#opening += 1;
    this.#steps.drop();
    this.#view = EMPTY;
    this.#tell({});
  }

  /** A worker that is gone: the page says so and stands. */
  failed(detail: string): void {
    this.#tell({ state: "failed", detail, playing: false });
  }

  play(direction: 1 | -1 = 1): void {
    const { overview, at } = this.#view;
    if (overview === undefined) return;
    const atEnd = direction > 0 ? at >= overview.endsAt : at <= overview.opensAt;
    if (atEnd) return;
    this.#steps.drop();
    const running = this.#view.playing;
    this.#tell({ playing: true, direction, jumped: false, ...NO_STEP });
    if (running) return;
    this.#precise = at;
    this.#lastMs = undefined;
    this.#host.requestFrame(this.#tick);
  }

  pause(): void {
    if (!this.#view.playing) return;
    this.#tell({ playing: false });
    void this.#place();
  }

  toggle(): void {
    if (this.#view.playing) this.pause();
    else this.play();
  }

  setSpeed(speed: TheatreSpeed): void {
    this.#tell({ speed });
  }

  faster(by: 1 | -1): void {
    this.setSpeed(otherSpeed(this.#view.speed, by));
  }

  /** Cuts to an instant; outside the run: its ends. */
  async seek(at: number): Promise<void> {
    const { overview } = this.#view;
    if (overview === undefined) return;
    const inside = Math.min(overview.endsAt, Math.max(overview.opensAt, Math.round(at))) as Instant;
    this.#steps.drop();
    this.#precise = inside;
    this.#tell({ at: inside, jumped: true, ...NO_STEP });
    await this.#ask(inside);
    if (!this.#view.playing) await this.#place();
  }

  /** One step on, or back, and stands. */
  step(kind: StepKind, direction: 1 | -1 = 1): Promise<void> {
    if (this.#view.overview === undefined) return Promise.resolve();
    this.#tell({ playing: false });
    return this.#steps.add((isWanted) => this.#step(kind, direction, isWanted));
  }

  async #step(kind: StepKind, direction: 1 | -1, isWanted: () => boolean): Promise<void> {
    const { at } = this.#view;
    const step = await (direction > 0 ? this.#host.api.next(kind, at) : this.#host.api.previous(kind, at));
    if (step === undefined || !isWanted()) return;
    const far = kind === "divergence" || kind === "moment" || direction < 0;
    this.#precise = step.at;
    this.#wanted = undefined;
    this.#tell({ at: step.at, frame: step.frame, jumped: far, stepped: step });
    if (step.divergence !== undefined) this.follow(step.divergence.who);
    await this.#place();
  }

  /** Follows a customer over both stages; absent: nobody. */
  follow(who: string | undefined): void {
    const { follow: _, ...rest } = this.#view.camera;
    this.turn(who === undefined ? rest : { ...rest, follow: who });
  }

  turn(camera: Camera): void {
    this.#tell({ camera });
    if (!this.#view.playing) void this.#place();
  }

  reveal(): void {
    this.#tell({ revealed: !this.#view.revealed });
  }

  async inject(injection: Injection): Promise<void> {
    // What was taken back stays to be done again: it has an instant of its own. The same done by hand is done.
    const undone = this.#view.undone.filter((one) => !isSameInjection(one, injection));
    await this.#changed(() => this.#host.api.inject(injection), undone);
  }

  async undoInjection(): Promise<void> {
    const last = this.#view.overview?.description.injections.at(-1);
    if (last === undefined) return;
    await this.#changed(() => this.#host.api.undoInjection(), [...this.#view.undone, last]);
  }

  async redoInjection(): Promise<void> {
    const last = this.#view.undone.at(-1);
    if (last === undefined) return;
    await this.#changed(() => this.#host.api.inject(last), this.#view.undone.slice(0, -1));
  }

  async #open(how: () => Promise<TheatreOpened>): Promise<void> {
    this.#opening += 1;
    this.#steps.drop();
    const mine = this.#opening;
    this.#wanted = undefined;
    this.#view = { ...EMPTY, speed: this.#view.speed, state: "opening" };
    this.#tell({});
    const opened = await how();
    if (mine !== this.#opening) return;
    if (!opened.ok) return this.#tell({ state: "refused", problems: opened.problems });
    const { overview, frame } = opened;
    this.#taken(overview);
    this.#precise = frame.at;
    this.#tell({ state: "open", overview, frame, at: frame.at, camera: overview.description.camera });
    await Promise.all([this.#place(), this.#series()]);
  }

  /** A run changed by hand: it stands where it stood, and everything that was known of its future is asked for anew. */
  async #changed(how: () => Promise<TheatreOpened>, undone: readonly Injection[]): Promise<void> {
    const mine = this.#opening;
    const opened = await how();
    if (mine !== this.#opening) return;
    if (!opened.ok) return this.#tell({ problems: opened.problems });
    this.#taken(opened.overview);
    this.#tell({ overview: opened.overview, problems: [], undone });
    await this.#ask(this.#view.at);
    await Promise.all([this.#place(), this.#series()]);
  }

  #taken(overview: TheatreOverview): void {
    this.#slow = slowMoments(overview.moments);
  }

  readonly #tick = (nowMs: number): void => {
    const { overview, playing, speed, direction } = this.#view;
    if (!playing || overview === undefined) return;
    const realMs = this.#lastMs === undefined ? 0 : Math.min(MOST_FRAME_MS, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    const { opensAt, endsAt } = overview;
    this.#precise = advanced({ at: this.#precise, speed, direction }, realMs, this.#slow, opensAt, endsAt);
    const at = Math.round(this.#precise) as Instant;
    const ended = direction > 0 ? at >= endsAt : at <= opensAt;
    this.#tell({ at, jumped: false, ...(ended ? { playing: false } : {}) });
    void this.#ask(at);
    if (ended) void this.#place();
    else this.#host.requestFrame(this.#tick);
  };

  /** The frame at an instant, the latest one wanted when another is under way. */
  async #ask(at: Instant): Promise<void> {
    this.#wanted = at;
    if (this.#asking) return;
    this.#asking = true;
    const mine = this.#opening;
    while (this.#wanted !== undefined && mine === this.#opening) {
      const wanted: Instant = this.#wanted;
      this.#wanted = undefined;
      const frame = await this.#host.api.frame(wanted);
      if (frame !== undefined && mine === this.#opening) this.#tell({ frame });
    }
    this.#asking = false;
    if (this.#wanted !== undefined) await this.#ask(this.#wanted);
  }

  async #series(): Promise<void> {
    const { overview } = this.#view;
    if (overview === undefined) return;
    const mine = this.#opening;
    const [level, left] = await Promise.all([
      this.#host.api.series("answered-in-time", levelLanes(overview)),
      this.#host.api.series("left", []),
    ]);
    if (mine !== this.#opening || this.#view.overview !== overview) return;
    this.#tell({ ...(level && { level }), ...(left && { left }) });
  }

  async #place(): Promise<void> {
    const mine = this.#opening;
    const { at, camera } = this.#view;
    const fragment = await this.#host.api.link(at, camera);
    if (fragment !== undefined && mine === this.#opening && at === this.#view.at) this.#host.onPlace(fragment);
  }

  #tell(change: Partial<RunView> | StepGone): void {
    const { stepped, ...rest } = { ...this.#view, ...change };
    this.#view = stepped === undefined ? rest : { ...rest, stepped };
    for (const listener of this.#listeners) listener();
  }
}

interface StepGone {
  readonly stepped: undefined;
}
const NO_STEP: StepGone = { stepped: undefined };
/** A page that was hidden goes on where it stopped instead of leaping. */
const MOST_FRAME_MS = 100;
