import type { InjectionKind } from "../../../sim/theatre/types/index.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";
import type { InjectionPlan } from "./injections.ts";

/** Everything any kind of injection asks for; a kind uses its own part of it. */
export interface InjectDraft {
  readonly kind: InjectionKind;
  readonly queueIds: readonly string[];
  readonly channel: Channel;
  readonly groupId: string;
  readonly factor: number;
  readonly agents: number;
  readonly contacts: number;
  readonly halfLifeMinutes: number;
  readonly minutes: number;
}

type Field = Exclude<keyof InjectDraft, "kind">;

/** In the order of the form. */
export const FIELDS_OF: Readonly<Record<InjectionKind, readonly Field[]>> = {
  spike: ["queueIds", "factor", "minutes"],
  "channel-outage": ["channel", "minutes"],
  "agents-leave": ["groupId", "agents", "minutes"],
  "agents-return": ["groupId"],
  "bot-fails": ["queueIds", "minutes"],
  "slow-crm": ["queueIds", "factor", "minutes"],
  "flash-crowd": ["queueIds", "contacts", "halfLifeMinutes", "minutes"],
};

export const KINDS = Object.keys(FIELDS_OF) as readonly InjectionKind[];

/** What the form says, as an injection; the theatre itself says what is wrong with it. */
export function planOf(draft: InjectDraft): InjectionPlan {
  const { kind, queueIds, channel, groupId, factor, agents, contacts, halfLifeMinutes, minutes } = draft;
  switch (kind) {
    case "spike":
    case "slow-crm":
      return { kind, queueIds, factor, minutes };
    case "channel-outage":
      return { kind, channel, minutes };
    case "agents-leave":
      return { kind, groupId, agents, minutes };
    case "agents-return":
      return { kind, groupId };
    case "bot-fails":
      return { kind, queueIds, minutes };
    case "flash-crowd":
      return { kind, queueId: queueIds[0] ?? "", contacts, halfLifeMinutes, minutes };
  }
}
