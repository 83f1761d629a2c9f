"use client";

import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../sim/metrics/config.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { NAMINGS } from "../../sim/metrics/lens.ts";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";
import { CHANNELS, type QueueId, type TeamId } from "../../sim/vocabulary/index.ts";
import { CheckList, type Choice, SelectField, TextField } from "../_edit/Fields.tsx";
import { useWords } from "../_i18n/Words.tsx";
import { type BoardField, forAudience, readingOf, withField } from "./boardDraft.ts";
import type { SavedBoard } from "./boardsClient.ts";
import { RotationFields } from "./RotationFields.tsx";
import { WidgetOrder } from "./WidgetOrder.tsx";

export interface BoardFormProps {
  readonly spec: WallSpec;
  /** The floor as it is now: what there is to choose from. */
  readonly frame: Frame | undefined;
  /** Boards that can be shown in turn. */
  readonly others: readonly SavedBoard[];
  readonly wrong: ReadonlyMap<string, readonly string[]>;
  readonly onSpec: (next: WallSpec, field: BoardField) => void;
}

const TEMPLATE_CHOICES = ["auto", "16:9", "21:9", "32:9", "portrait"] as const;

/** Every field of a board, each with what may stand there and what is wrong with it. */
export function BoardForm({ spec, frame, others, wrong, onSpec }: BoardFormProps) {
  const words = useWords();
  const set = <Field extends BoardField>(field: Field, value: WallSpec[Field] | undefined) =>
    onSpec(withField(spec, field, value), field);
  const errorOf = (field: BoardField, text: string) => (wrong.has(field) ? text : undefined);
  const choices = <const Value extends string>(
    values: readonly Value[],
    label: (value: Value) => string,
  ): Choice<Value>[] => values.map((value) => ({ value, label: label(value) }));
  /** What is on the floor, and what the board names though it is not there now. */
  const known = <Id extends string>(seen: readonly Id[], named: readonly Id[] | undefined): Choice<Id>[] => [
    ...choices(seen, (id) => id),
    ...choices(
      (named ?? []).filter((id) => !seen.includes(id)),
      (id) => words("boards.unseen", { name: id }),
    ),
  ];
  const queues = known<QueueId>(frame?.queues.map(({ queueId }) => queueId) ?? [], spec.queueIds);
  const teams = known<TeamId>(frame?.teams.map(({ teamId }) => teamId) ?? [], spec.teamIds);
  const zones = Intl.supportedValuesOf("timeZone");
  const other = [...wrong].filter(([field]) => !FIELDS_SHOWN.has(field)).flatMap(([, paths]) => paths);

  return (
    <form className="edit-form" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="edit-group">
        <legend>{words("boards.group.who")}</legend>
        <TextField
          label={words("boards.name")}
          value={spec.name}
          hint={words("boards.nameHint", { n: WALL_BOUNDS.nameLength })}
          error={errorOf("name", words("boards.nameError", { n: WALL_BOUNDS.nameLength }))}
          onValue={(name) => set("name", name)}
        />
        <SelectField
          label={words("boards.audience")}
          value={spec.audience}
          hint={words(`boards.audienceHint.${spec.audience}`)}
          choices={choices(["supervisor", "operations", "agents"], (one) => words(`boards.audiences.${one}`))}
          onValue={(audience) => onSpec(forAudience(spec, audience), "audience")}
        />
        <SelectField
          label={words("boards.names")}
          value={spec.names}
          error={errorOf("names", words("boards.namesError"))}
          choices={choices(NAMINGS, (one) => words(`boards.namings.${one}`))}
          onValue={(names) => set("names", names)}
        />
      </fieldset>
      <fieldset className="edit-group">
        <legend>{words("boards.group.look")}</legend>
        <SelectField
          label={words("boards.template")}
          value={spec.template}
          choices={choices(TEMPLATE_CHOICES, (one) => words(`boards.templates.${one}`))}
          onValue={(template) => set("template", template)}
        />
        <SelectField
          label={words("boards.language")}
          value={spec.language}
          choices={choices(["auto", "en", "ru"], (one) => words(`boards.languages.${one}`))}
          onValue={(language) => set("language", language)}
        />
        <SelectField
          label={words("boards.theme")}
          value={spec.theme}
          choices={choices(["auto", "dark", "light"], (one) => words(`boards.themes.${one}`))}
          onValue={(theme) => set("theme", theme)}
        />
        <TextField
          label={words("boards.timeZone")}
          value={spec.timeZone ?? ""}
          hint={words("boards.timeZoneHint", { zone: frame?.timeZone ?? "UTC" })}
          error={errorOf("timeZone", words("boards.timeZoneError"))}
          list={zones}
          onValue={(zone) => set("timeZone", zone.trim() === "" ? undefined : zone.trim())}
        />
      </fieldset>
      <fieldset className="edit-group">
        <legend>{words("boards.group.shows")}</legend>
        <WidgetOrder
          widgets={spec.widgets}
          error={errorOf("widgets", words("boards.widgetsError"))}
          onWidgets={(widgets) => set("widgets", widgets)}
        />
        <CheckList
          label={words("boards.channels")}
          everything={words("boards.everyChannel")}
          choices={choices(CHANNELS, (channel) => words(`channel.${channel}`))}
          value={spec.channels}
          error={errorOf("channels", words("boards.emptyError"))}
          onValue={(channels) => set("channels", channels)}
        />
        <CheckList
          label={words("boards.queues")}
          everything={words("boards.everyQueue")}
          choices={queues}
          value={spec.queueIds}
          error={errorOf("queueIds", words("boards.emptyError"))}
          onValue={(queueIds) => set("queueIds", queueIds)}
        />
        {queues.length === 0 && <p className="field__hint">{words("boards.noQueues")}</p>}
        <CheckList
          label={words("boards.teams")}
          everything={words("boards.everyTeam")}
          choices={teams}
          value={spec.teamIds}
          error={errorOf("teamIds", words("boards.emptyError"))}
          onValue={(teamIds) => set("teamIds", teamIds)}
        />
        {teams.length === 0 && <p className="field__hint">{words("boards.noTeams")}</p>}
      </fieldset>
      <fieldset className="edit-group">
        <legend>{words("boards.group.reading")}</legend>
        <SelectField
          label={words("boards.reading")}
          value={spec.reading === undefined ? "centre" : "own"}
          choices={[
            { value: "centre", label: words("boards.readingCentre") },
            { value: "own", label: words("boards.readingOwn") },
          ]}
          onValue={(choice) =>
            set("reading", choice === "centre" ? undefined : frame && readingOf(frame.total.serviceLevel))
          }
        />
        {spec.reading !== undefined && (
          <ReadingFields reading={spec.reading} onReading={(next) => set("reading", next)} />
        )}
      </fieldset>
      <fieldset className="edit-group">
        <legend>{words("boards.group.turns")}</legend>
        <RotationFields
          boardId={spec.id}
          rotation={spec.rotation}
          others={others}
          wrong={wrong.get("rotation") ?? []}
          onRotation={(rotation) => set("rotation", rotation)}
        />
      </fieldset>
      {other.length > 0 && (
        <p className="field__error" role="alert">
          {words("boards.otherError", { path: other.join(", ") })}
        </p>
      )}
    </form>
  );
}

/** Fields whose mistakes the form says in their own place. */
const FIELDS_SHOWN: ReadonlySet<string> = new Set<BoardField>([
  ...(["name", "names", "timeZone", "widgets", "channels", "queueIds", "teamIds", "rotation"] as const),
]);

interface ReadingFieldsProps {
  readonly reading: NonNullable<WallSpec["reading"]>;
  readonly onReading: (reading: NonNullable<WallSpec["reading"]>) => void;
}

/** Formula, attribution and window of a board that reads in its own way. */
function ReadingFields({ reading, onReading }: ReadingFieldsProps) {
  const words = useWords();
  return (
    <>
      <SelectField
        label={words("boards.variant")}
        value={reading.variant}
        hint={words(`variantTitle.${reading.variant}`)}
        choices={SERVICE_LEVEL_VARIANTS.map((value) => ({ value, label: words(`variant.${value}`) }))}
        onValue={(variant) => onReading({ ...reading, variant })}
      />
      <SelectField
        label={words("boards.attribution")}
        value={reading.attribution}
        choices={ATTRIBUTIONS.map((value) => ({ value, label: words(`boards.attributions.${value}`) }))}
        onValue={(attribution) => onReading({ ...reading, attribution })}
      />
      <SelectField
        label={words("boards.headline")}
        value={reading.headline}
        choices={WINDOWS.map((value) => ({ value, label: words(`window.${value}`) }))}
        onValue={(headline) => onReading({ ...reading, headline })}
      />
    </>
  );
}
