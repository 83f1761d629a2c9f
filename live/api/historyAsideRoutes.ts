import type { Hono } from "hono";
import { holidayCountries, publicHolidays } from "../../workers/historyHolidays.ts";
import { importLog } from "../log/historyFromLog.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { historyStored } from "./historyAnswers.ts";
import { problem } from "./problems.ts";
import type { WritingDoor } from "./writing.ts";

/** What is there beside files: public holidays, and the floor's own log. */
export function historyAsideRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  app.get("/api/v1/history/holidays", (context) => {
    const { country = "", from = "", to = "" } = context.req.query();
    const years = [from, to].map((text) => (/^(?:19|20)\d{2}$/.test(text) ? Number(text) : Number.NaN));
    const [first = Number.NaN, last = Number.NaN] = years;
    if (!holidayCountries().includes(country) || !(last >= first && last - first <= 30)) {
      return problem(context, "bad-query", "country: a code of /history/countries; from, to: years, at most 30 apart");
    }
    return context.json(publicHolidays(country, first, last));
  });

  app.get("/api/v1/history/countries", (context) => context.json(holidayCountries()));

  let taking = false;
  app.post("/api/v1/history/from-log", async (context) => {
    const refused = door.refusal(context);
    if (refused !== undefined) return refused;
    // A whole log is read for it: one at a time.
    if (taking) return problem(context, "too-busy", "the log is being read already", { "Retry-After": "5" });
    taking = true;
    try {
      return await historyStored(context, parts, async () => {
        const { centre } = parts;
        const config = centre.config();
        const name = centre.shown === centre.real ? config.place : `${config.place} (simulated)`;
        const info = await importLog(parts.history.imports, centre.shown.log, config, name.slice(0, 200));
        if (info === "empty") return problem(context, "import-state", "no visit in the log has ended yet");
        if (info === "too-many-imports") return problem(context, info, "keep or delete another one first");
        return context.json(info, 201);
      });
    } finally {
      taking = false;
    }
  });
}
