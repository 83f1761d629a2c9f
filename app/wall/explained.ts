import type { Frame, Mean, Ratio, ScopeFigures, SourceFrame } from "../../sim/metrics/frame.ts";
import type { MetricId } from "../../sim/metrics/index.ts";
import type { View } from "../_state/view.ts";
import type { FigureName } from "../_tiles/figureName.ts";
import type { LineAge } from "../_tiles/lineAge.ts";
import { lineAges } from "./lineAges.ts";

/** A figure of the wall somebody asks about: which, and of what (`channel:voice`, `queue:voice:sales`, `team:north`, `source:…`, `total`). */
export interface AskedFigure {
  readonly figure: FigureName;
  readonly of: string;
}

/** Figures whose words are the wall's own, since no definition computes them. */
export type OwnFigure = "load" | "chance" | "agents" | "alarm-rate" | "source" | "sources";

/** What a figure stands on, in the frame it was asked in. Texts are said elsewhere. */
export interface Explained {
  /** The definition that computes it; absent: the wall's own words. */
  readonly metric?: MetricId;
  readonly own?: OwnFigure;
  /** What it is of, for the title. */
  readonly subject:
    | { readonly kind: "channel"; readonly channel: Frame["channels"][number]["channel"] }
    | { readonly kind: "named"; readonly name: string }
    | { readonly kind: "total" };
  /** Absent: it is of this very moment. */
  readonly window?: Frame["lens"]["headline"];
  /** How many were counted, and the 95 % interval; absent where nothing is counted. */
  readonly n?: number;
  readonly low?: number;
  readonly high?: number;
  /** NPS is in points, everything else with an interval a fraction. */
  readonly points?: boolean;
  /** Time the figure is weighed over instead of a count, s. */
  readonly weighedS?: number;
  readonly variant?: Frame["lens"]["variant"];
  readonly attribution?: Frame["lens"]["attribution"];
  readonly target?: { readonly fraction: number; readonly acceptableWaitMs: number };
  /** A clock's promise, ms. */
  readonly promisedMs?: number;
  /** When a projection was made. */
  readonly madeAt?: number;
  /** Health of the sources it is about, worst first. */
  readonly sources?: readonly SourceFrame[];
  readonly age: LineAge;
}

const METRIC: Readonly<Record<Exclude<FigureName, OwnFigure>, MetricId>> = {
  waiting: "waiting",
  longest: "longestWaitMs",
  "service-level": "serviceLevel",
  abandonment: "abandonment",
  occupancy: "occupancy",
  csat: "csat",
  nps: "nps",
  evaluation: "evaluation",
  "resolved-first": "firstContactResolution",
  "wait-equity": "waitEquity",
  "resolution-equity": "resolutionEquity",
  unanswered: "unanswered",
  "first-reply": "firstResponse",
  "next-reply": "nextResponse",
  resolved: "resolution",
  "over-limit": "agentsOverLimit",
  ready: "agentsReady",
  handled: "handled",
};
const WORST: Readonly<Record<SourceFrame["freshness"], number>> = { stale: 0, unknown: 1, ageing: 2, fresh: 3 };

/** What the figure stands on in `frame`; `undefined` when it is no longer there, or nobody knows it now. */
export function explained(frame: Frame, asked: AskedFigure, link: View["link"]["state"]): Explained | undefined {
  const subject = subjectOf(frame, asked.of);
  if (link === "lost" || subject === undefined) return undefined;
  const { figure } = asked;
  const metric = isOwn(figure) ? { own: figure } : { metric: METRIC[figure] };
  const basis = basisOf(frame, figure, subject);
  return basis && { ...metric, subject: subject.subject, age: ageOf(frame, figure, subject, link), ...basis };
}

interface Subject {
  readonly subject: Explained["subject"];
  readonly figures?: ScopeFigures;
  readonly row?: Frame["channels"][number];
  readonly queue?: Frame["queues"][number];
  readonly team?: Frame["teams"][number];
  readonly source?: SourceFrame;
}

function subjectOf(frame: Frame, of: string): Subject | undefined {
  const [kind = "", ...rest] = of.split(":");
  const id = rest.join(":");
  switch (kind) {
    case "total":
      return { subject: { kind: "total" } };
    case "channel": {
      const row = frame.channels.find(({ channel }) => channel === id);
      return row && { subject: { kind: "channel", channel: row.channel }, figures: row, row };
    }
    case "queue": {
      const name = rest.slice(1).join(":");
      const queue = frame.queues.find(({ queueId, channel }) => queueId === name && channel === rest[0]);
      const row = frame.channels.find(({ channel }) => channel === rest[0]);
      return queue && { subject: { kind: "named", name }, figures: queue, queue, ...(row && { row }) };
    }
    case "team": {
      const team = frame.teams.find(({ teamId }) => teamId === id);
      return team && { subject: { kind: "named", name: id }, team };
    }
    case "source": {
      const source = frame.sources.find((one) => one.source === id);
      return source && { subject: { kind: "named", name: id }, source };
    }
    default:
      return undefined;
  }
}

type Basis = Omit<Explained, "metric" | "own" | "subject" | "age">;

function basisOf(frame: Frame, figure: FigureName, { figures, row, team, source }: Subject): Basis | undefined {
  const { quality, equity, lens } = frame;
  const headline = { window: lens.headline };
  const clocks = row?.responses;
  const clocked = (ratio: Ratio | undefined, promisedMs: number | undefined): Basis | undefined =>
    ratio && promisedMs !== undefined ? { ...headline, ...counted(ratio), promisedMs } : undefined;
  switch (figure) {
    case "waiting":
    case "longest":
      return figures && { target: figures.serviceLevel.target };
    case "service-level": {
      if (figures === undefined) return undefined;
      const { window, variant, attribution, target } = figures.serviceLevel;
      return { window, ...counted(figures.serviceLevel), variant, attribution, target };
    }
    case "abandonment":
      return figures && { ...headline, ...counted(figures.abandonment) };
    case "occupancy": {
      const occupancy = figures?.occupancy ?? team?.occupancy;
      return occupancy && { ...headline, weighedS: occupancy.n };
    }
    case "chance":
      return row?.projection && { ...counted(row.projection.chance), madeAt: row.projection.madeAt };
    case "csat":
      return { window: quality.window, ...counted(quality.csat) };
    case "nps":
      return { window: quality.window, ...counted(quality.nps), points: true };
    case "evaluation":
      return { window: quality.window, ...counted(quality.evaluation) };
    case "resolved-first":
      return { window: quality.window, ...counted(quality.firstContactResolution) };
    case "wait-equity":
      return equity.wait && { ...headline, n: equity.wait.best.n + equity.wait.worst.n };
    case "resolution-equity":
      return equity.resolution && { window: "day", n: equity.resolution.best.n + equity.resolution.worst.n };
    case "unanswered":
      return clocks && {};
    case "first-reply":
      return clocked(clocks?.firstResponse, clocks?.targets.firstResponseMs);
    case "next-reply":
      return clocked(clocks?.nextResponse, clocks?.targets.nextResponseMs);
    case "resolved":
      return clocked(clocks?.resolution, clocks?.targets.resolutionMs);
    case "handled":
      return team && { ...headline, n: team.handled };
    case "source":
      return source && { sources: [source] };
    case "sources":
      return { sources: [...frame.sources].sort((a, b) => WORST[a.freshness] - WORST[b.freshness]) };
    case "load":
    case "agents":
    case "over-limit":
    case "ready":
    case "alarm-rate":
      return {};
  }
}

function counted({ n, low, high }: Ratio | Mean): Basis {
  return { n, ...(low !== undefined && high !== undefined ? { low, high } : {}) };
}

function ageOf(frame: Frame, figure: FigureName, subject: Subject, link: View["link"]["state"]): LineAge {
  const ages = lineAges(frame, link);
  if (subject.source !== undefined) {
    const { freshness, lastEventAt } = subject.source;
    return { freshness, asOf: lastEventAt, timeZone: frame.timeZone };
  }
  const own = subject.queue ?? subject.team;
  if (own !== undefined) return ages.scope(own);
  if (subject.row !== undefined) return ages.channel(subject.row.channel);
  return figure === "alarm-rate" || figure === "sources" ? ages.connection : ages.whole;
}

function isOwn(figure: FigureName): figure is OwnFigure {
  return !(figure in METRIC);
}
