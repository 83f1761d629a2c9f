/** The same address, showing `date` at `at`; what is not about the feed stays. Absent `at`: from its beginning, playing. */
export function replayQuery(query: URLSearchParams, date: string, at: number | undefined): string {
  const next = new URLSearchParams(query);
  next.set("feed", `day:${date}`);
  next.delete("play");
  if (at === undefined) next.delete("at");
  else next.set("at", String(Math.round(at)));
  return `?${next}`;
}

/** The same address on the floor of now. */
export function liveQuery(query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  for (const name of ["feed", "at", "play", "speed"]) next.delete(name);
  const text = next.toString();
  return text === "" ? "?" : `?${text}`;
}

/** Where a hand came to rest in `date`, in the address as it is by now; absent where it has gone elsewhere meanwhile. */
export function restedQuery(now: URLSearchParams, date: string, at: number): string | undefined {
  return now.get("feed") === `day:${date}` ? replayQuery(now, date, at) : undefined;
}
