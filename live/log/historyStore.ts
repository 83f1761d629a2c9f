import type { RealTime } from "../../workers/clock.ts";
import { ForecastTable } from "./forecastTable.ts";
import { HistoryDatabase } from "./historyDatabase.ts";
import { HistoryDocuments } from "./historyDocuments.ts";
import { HistoryImports } from "./historyImports.ts";
import { HistoryReading } from "./historyReading.ts";
import { LabDocuments } from "./labDocuments.ts";

/** A centre's past as people brought it: imports, what they say, how headers were read, what was decided. */
export interface HistoryStore {
  readonly directory: string;
  readonly imports: HistoryImports;
  readonly reading: HistoryReading;
  readonly documents: HistoryDocuments;
  /** Forecasts made of it, as they stood. */
  readonly forecasts: ForecastTable;
  /** Documents of the lab. */
  readonly lab: LabDocuments;
  close(): Promise<void>;
}

/** Opens the histories of `directory`. Rejects with a `LogFailure`. */
export async function openHistory(directory: string, time: RealTime): Promise<HistoryStore> {
  const database = await HistoryDatabase.open(directory);
  return {
    directory,
    imports: new HistoryImports(database, time),
    reading: new HistoryReading(database),
    documents: new HistoryDocuments(database, time),
    forecasts: new ForecastTable(database),
    lab: new LabDocuments(database, time),
    close: () => database.close(),
  };
}
