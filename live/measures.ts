import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { HubTraffic } from "./hub.ts";

/** Why an event was turned away after it was understood. */
export type RejectReason = "invalid" | "ahead-of-clock" | "simulated-source" | "not-stored";

/** Distinct `source` labels kept; further sources are counted together as `other`, or a sender could fill the memory. */
const SOURCE_LABELS = 200;

/** What can be read off the running server at the moment it is asked. Counts ≥ 0. */
export interface Readings {
  readonly displays: number;
  readonly framesPrinted: number;
  readonly framesSkipped: number;
  /** Different readings frames are made for. */
  readonly lenses: number;
  readonly traffic: HubTraffic;
  readonly logEvents: number;
  readonly logPending: number;
  readonly logReady: boolean;
  /** Messages about alarms that are owed, and that were given up. */
  readonly alarmMessages: { readonly due: number; readonly dead: number };
  /** Age of each source's last event, ms, absent sources left out. */
  readonly sourceAges: readonly { readonly source: string; readonly ageMs: number }[];
}

/** The server's own measures, for Prometheus. One registry a server: two in one process do not add up. */
export class Measures {
  readonly #registry = new Registry();
  readonly #sources = new Set<string>();
  readonly #accepted: Counter<"source">;
  readonly #duplicates: Counter<"source">;
  readonly #rejected: Counter<"source" | "reason">;
  readonly #commits: Histogram;
  readonly #frames: Histogram;

  constructor(readings: () => Readings) {
    const registers = [this.#registry];
    this.#accepted = new Counter({
      name: "floorcast_events_accepted_total",
      help: "Events stored for the first time",
      labelNames: ["source"],
      registers,
    });
    this.#duplicates = new Counter({
      name: "floorcast_events_duplicate_total",
      help: "Events that were stored already",
      labelNames: ["source"],
      registers,
    });
    this.#rejected = new Counter({
      name: "floorcast_events_rejected_total",
      help: "Events turned away, by reason",
      labelNames: ["source", "reason"],
      registers,
    });
    this.#commits = new Histogram({
      name: "floorcast_commit_seconds",
      help: "Time one group commit took",
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    });
    this.#frames = new Histogram({
      name: "floorcast_frame_seconds",
      help: "Time to compute one frame",
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25],
      registers,
    });
    const gauge = (name: string, help: string, read: (readings: Readings) => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read(readings()));
        },
      });
    gauge("floorcast_displays", "Displays connected", (now) => now.displays);
    gauge("floorcast_frames_printed", "Frames computed since the start", (now) => now.framesPrinted);
    gauge("floorcast_frames_skipped", "Frames not sent to displays that fell behind", (now) => now.framesSkipped);
    gauge("floorcast_lenses", "Different readings frames are made for", (now) => now.lenses);
    gauge(
      "floorcast_display_bytes_per_second",
      "Bytes per second sent to one display over the last ten seconds, mean of all displays",
      (now) => now.traffic.meanPerDisplay,
    );
    gauge(
      "floorcast_display_bytes_per_second_most",
      "The same of the display that is sent most",
      (now) => now.traffic.mostPerDisplay,
    );
    gauge("floorcast_snapshot_bytes", "Bytes of whole frames sent since the start", (now) => now.traffic.snapshotBytes);
    gauge("floorcast_frame_bytes", "Bytes of changes sent since the start", (now) => now.traffic.frameBytes);
    gauge("floorcast_log_events", "Events in the log", (now) => now.logEvents);
    gauge("floorcast_log_pending", "Events waiting for their commit", (now) => now.logPending);
    gauge("floorcast_alarm_messages_due", "Messages about alarms not yet sent", (now) => now.alarmMessages.due);
    gauge("floorcast_alarm_messages_dead", "Messages about alarms given up", (now) => now.alarmMessages.dead);
    gauge("floorcast_log_ready", "1 while commits go through", (now) => (now.logReady ? 1 : 0));
    new Gauge({
      name: "floorcast_source_age_seconds",
      help: "Age of each source's last event",
      labelNames: ["source"],
      registers,
      collect() {
        this.reset();
        for (const { source, ageMs } of readings().sourceAges.slice(0, SOURCE_LABELS))
          this.set({ source }, ageMs / 1_000);
      },
    });
    collectDefaultMetrics({ register: this.#registry });
  }

  accepted(source: string): void {
    this.#accepted.inc({ source: this.#label(source) });
  }

  duplicate(source: string): void {
    this.#duplicates.inc({ source: this.#label(source) });
  }

  rejected(source: string, reason: RejectReason): void {
    this.#rejected.inc({ source: this.#label(source), reason });
  }

  committed(durationMs: number): void {
    this.#commits.observe(durationMs / 1_000);
  }

  framed(durationMs: number): void {
    this.#frames.observe(durationMs / 1_000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #label(source: string): string {
    if (this.#sources.has(source)) return source;
    if (this.#sources.size >= SOURCE_LABELS) return "other";
    this.#sources.add(source);
    return source;
  }
}
