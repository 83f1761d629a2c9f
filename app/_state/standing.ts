import type { Frame } from "../../sim/metrics/frame.ts";

/**
 * The address with where its day stands by now, running or not and how fast: a page that is opened again from it (in another
 * language, in another room) goes on from there. Any other feed's address as it is.
 */
export function standingQuery(query: URLSearchParams, frame: Pick<Frame, "at" | "feed"> | undefined): URLSearchParams {
  const next = new URLSearchParams(query);
  if (frame === undefined || !(query.get("feed") ?? "").startsWith("day:")) return next;
  next.set("at", String(frame.at));
  next.set("speed", frame.feed.speed === 0 ? "max" : String(frame.feed.speed));
  if (frame.feed.state === "running") next.set("play", "1");
  else next.delete("play");
  return next;
}
