"use client";

import { useMemo } from "react";
import { INTERVAL_MINUTES } from "../../../sim/history/bounds.ts";
import { DATE_ORDERS, DELIMITERS, type Mapping, mappingProblems } from "../../../sim/history/mapping.ts";
import { RowMapper } from "../../../sim/history/mapRows.ts";
import { CHANNELS } from "../../../sim/vocabulary/index.ts";
import { isTimeZone } from "../../../sim/vocabulary/localTime.ts";
import { SelectField, TextField } from "../../_edit/Fields.tsx";
import { percent } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Inspected } from "../../_state/historyWorker.ts";
import { MappingTable } from "./MappingTable.tsx";
import { RowProblems } from "./RowProblems.tsx";
import type { Arrival } from "./useImport.ts";

export interface MappingPanelProps {
  readonly arrival: Arrival;
  readonly inspected: Inspected;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
  readonly onRecut: (delimiter: Mapping["delimiter"]) => void;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

const ZONES = Intl.supportedValuesOf("timeZone");

/** How a file is read, over its first rows: everything that was guessed can be corrected before anything is kept. */
export function MappingPanel(props: MappingPanelProps) {
  const { arrival, inspected, mapping, onChange, onRecut, onRun, onClose } = props;
  const words = useWords();
  const language = useLanguage();
  const { guess, form } = inspected;
  const wrong = mappingProblems(mapping);
  const zoneKnown = isTimeZone(mapping.timeZone);
  const tried = useMemo(() => tryRows(inspected, mapping), [inspected, mapping]);
  const has = (field: Mapping["columns"][number]["field"]) => mapping.columns.some((column) => column.field === field);
  const ready = wrong.length === 0 && zoneKnown;
  return (
    <section className="mapping" aria-label={words("history.mapping")}>
      <header className="mapping__head">
        <h2>{arrival.name}</h2>
        <p>
          {words("history.seen", {
            layout: words(`history.layout.${mapping.layout}`),
            form: form === "workbook" ? "XLSX" : form.toUpperCase(),
            confidence: percent(guess.confidence, language),
          })}
          {guess.assumed.length > 0 && (
            <>
              {" "}
              {words("history.assumed", {
                what: guess.assumed.map((one) => words(`history.assumption.${one}`)).join(", "),
              })}
            </>
          )}
        </p>
      </header>
      <div className="mapping__fields">
        <SelectField
          label={words("history.kind")}
          value={mapping.kind}
          choices={(["intervals", "contacts"] as const).map((value) => ({
            value,
            label: words(`history.kinds.${value}`),
          }))}
          onValue={(kind) => onChange({ ...mapping, kind })}
        />
        {form !== "workbook" && (
          <SelectField
            label={words("history.delimiter")}
            value={mapping.delimiter}
            choices={DELIMITERS.map((value) => ({ value, label: words(`history.delimiters.${nameOf(value)}`) }))}
            onValue={onRecut}
          />
        )}
        <SelectField
          label={words("history.decimal")}
          value={mapping.decimal}
          choices={[
            { value: ".", label: words("history.decimals.point") },
            { value: ",", label: words("history.decimals.comma") },
          ]}
          onValue={(decimal) => onChange({ ...mapping, decimal })}
        />
        <SelectField
          label={words("history.dateOrder")}
          value={mapping.dateOrder}
          choices={DATE_ORDERS.map((value) => ({ value, label: words(`history.dateOrders.${value}`) }))}
          onValue={(dateOrder) => onChange({ ...mapping, dateOrder })}
        />
        <TextField
          label={words("history.zone")}
          value={mapping.timeZone}
          list={ZONES}
          error={zoneKnown ? undefined : words("history.zoneUnknown")}
          onValue={(timeZone) => onChange({ ...mapping, timeZone })}
        />
        {mapping.kind === "intervals" && !has("minutes") && (
          <SelectField
            label={words("history.length")}
            value={String(mapping.minutes ?? "")}
            choices={[
              ...(mapping.minutes === null ? [{ value: "", label: words("history.notSaid") }] : []),
              ...INTERVAL_MINUTES.map((value) => ({
                value: String(value),
                label: value === 1_440 ? words("history.wholeDay") : words("history.minutes", { n: value }),
              })),
            ]}
            onValue={(value) => onChange({ ...mapping, minutes: value === "" ? null : Number(value) })}
          />
        )}
        {!has("queue") && (
          <TextField
            label={words("history.queueForAll")}
            value={mapping.queue}
            maxLength={200}
            error={mapping.queue === "" ? words("history.queueMissing") : undefined}
            onValue={(queue) => onChange({ ...mapping, queue })}
          />
        )}
        {!has("channel") && (
          <SelectField
            label={words("history.channelForAll")}
            value={mapping.channel}
            choices={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
            onValue={(channel) => onChange({ ...mapping, channel })}
          />
        )}
      </div>
      <MappingTable inspected={inspected} mapping={mapping} bad={tried?.bad ?? new Map()} onChange={onChange} />
      {wrong.length > 0 && (
        <div className="notice notice--warn" role="alert">
          <p>{words("history.incomplete")}</p>
          <ul>
            {wrong.map(({ path, code, expected }) => (
              <li key={`${path} ${expected}`}>{words(`history.mappingFault.${faultOf(path, code)}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {tried !== undefined && tried.problems.length > 0 && (
        <RowProblems
          problems={tried.problems}
          count={tried.problems.length}
          title={words("history.problemsInSample", { n: tried.problems.length })}
        />
      )}
      <div className="buttons">
        <button type="button" className="button button--main" disabled={!ready} onClick={onRun}>
          {words("history.import")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words("history.cancel")}
        </button>
        {tried !== undefined && (
          <span role="status">{words("history.sampleRows", { rows: tried.rows, of: tried.lines })}</span>
        )}
      </div>
    </section>
  );
}

/** The first rows as they would be taken; `undefined` while the mapping gives none. `bad`: columns by line. */
function tryRows({ cells, guess }: Inspected, mapping: Mapping) {
  if (mappingProblems(mapping).length > 0 || !isTimeZone(mapping.timeZone)) return undefined;
  const mapper = new RowMapper(mapping, guess.header);
  cells.slice(mapping.headerLines).forEach((row, i) => {
    mapper.take(row, mapping.headerLines + i + 1);
  });
  const bad = new Map<number, Set<number>>();
  for (const { line, column } of mapper.problems.kept) {
    const named = guess.header?.findIndex((cell) => cell.trim() === column) ?? -1;
    const at = named >= 0 ? named : Number(column) - 1;
    bad.set(line, (bad.get(line) ?? new Set()).add(at));
  }
  return {
    bad,
    problems: mapper.problems.kept,
    rows: mapper.counts.rows,
    lines: mapper.counts.lines - mapper.counts.empty,
  };
}

function nameOf(delimiter: Mapping["delimiter"]): "comma" | "semicolon" | "tab" | "stroke" {
  return ({ ",": "comma", ";": "semicolon", "\t": "tab", "|": "stroke" } as const)[delimiter];
}

function faultOf(path: string, code: string): "start" | "offered" | "queue" | "minutes" | "twice" | "other" {
  if (path === "queue") return "queue";
  if (path === "minutes") return "minutes";
  if (path.startsWith("columns.")) return code === "inconsistent" ? "twice" : "other";
  return "start";
}
