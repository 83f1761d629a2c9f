"use client";

import type { AlarmMetric, AlarmScope } from "../../sim/metrics/alarms/rule.ts";
import { kindOf, METRIC_TRAITS } from "../../sim/metrics/alarms/traits.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { CHANNELS, type ChannelKind, type QueueId, type SourceId, type TeamId } from "../../sim/vocabulary/index.ts";
import { CheckList, type Choice, SelectField, TextField } from "../_edit/Fields.tsx";
import { useWords } from "../_i18n/Words.tsx";

const KINDS = [
  ...([
    "total",
    "each-channel",
    "channel",
    "each-queue",
    "queue",
    "each-team",
    "team",
    "each-source",
    "source",
  ] as const),
];
const CHANNEL_KINDS: readonly ChannelKind[] = ["live", "session", "deferrable"];

export interface ScopeFieldsProps {
  readonly metric: AlarmMetric;
  readonly scope: AlarmScope;
  readonly frame: Frame | undefined;
  readonly error: string | undefined;
  readonly onScope: (scope: AlarmScope) => void;
}

/** Whom a rule watches: the whole floor, one of its parts, or each of them. */
export function ScopeFields({ metric, scope, frame, error, onScope }: ScopeFieldsProps) {
  const words = useWords();
  const { scopes } = METRIC_TRAITS[metric];
  const kinds = KINDS.filter((kind) => scopes.includes(kindOf(kind)) || kind === scope.kind);
  const queues = frame?.queues.map(({ queueId }) => queueId) ?? [];
  const teams = frame?.teams.map(({ teamId }) => teamId) ?? [];
  const sources = frame?.sources.map(({ source }) => source) ?? [];
  const choose = (kind: AlarmScope["kind"]) => {
    switch (kind) {
      case "channel":
        return onScope({ kind, channel: frame?.channels[0]?.channel ?? "voice" });
      case "queue":
        return onScope({ kind, queueId: queues[0] ?? ("" as QueueId) });
      case "team":
        return onScope({ kind, teamId: teams[0] ?? ("" as TeamId) });
      case "source":
        return onScope({ kind, source: sources[0] ?? ("" as SourceId) });
      default:
        return onScope({ kind });
    }
  };
  return (
    <>
      <SelectField
        label={words("rules.scopeLabel")}
        value={scope.kind}
        choices={kinds.map(
          (value): Choice<AlarmScope["kind"]> => ({ value, label: words(`rules.scopeKind.${value}`) }),
        )}
        error={error}
        onValue={choose}
      />
      {scope.kind === "channel" && (
        <SelectField
          label={words("rules.scopeWhich")}
          value={scope.channel}
          choices={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
          onValue={(channel) => onScope({ kind: "channel", channel })}
        />
      )}
      {scope.kind === "queue" && (
        <TextField
          label={words("rules.scopeWhich")}
          value={scope.queueId}
          list={queues}
          onValue={(text) => onScope({ kind: "queue", queueId: text as QueueId })}
        />
      )}
      {scope.kind === "team" && (
        <TextField
          label={words("rules.scopeWhich")}
          value={scope.teamId}
          list={teams}
          onValue={(text) => onScope({ kind: "team", teamId: text as TeamId })}
        />
      )}
      {scope.kind === "source" && (
        <TextField
          label={words("rules.scopeWhich")}
          value={scope.source}
          list={sources}
          onValue={(text) => onScope({ kind: "source", source: text as SourceId })}
        />
      )}
      {scope.kind === "each-channel" && (
        <CheckList
          label={words("rules.scopeKinds")}
          everything={words("rules.scopeKindsAll")}
          choices={CHANNEL_KINDS.map((value) => ({ value, label: words(`rules.channelKind.${value}`) }))}
          value={scope.channelKinds}
          onValue={(channelKinds) =>
            onScope({ kind: "each-channel", ...(channelKinds === undefined ? {} : { channelKinds }) })
          }
        />
      )}
    </>
  );
}
