import type { Channel } from "../../../vocabulary/index.ts";
import type { PreemptSpec } from "../../spec.ts";
import type { Fields } from "../fields.ts";
import type { ImportedGroup } from "../importing.ts";
import { slotsOf } from "../slots.ts";
import { MEDIA } from "./queue.ts";

export interface Utilization {
  readonly groups: readonly ImportedGroup[];
  readonly preempt: readonly PreemptSpec[];
}

/** How both forms call the fields of one medium. */
const KEYS = {
  terraform: { most: "maximum_capacity", by: "interruptible_media_types", other: "include_non_acd" },
  api: { most: "maximumCapacity", by: "interruptableMediaTypes", other: "includeNonAcd" },
} as const;

/**
 * Utilisation of the organisation: how many contacts of each medium an agent holds, and which medium may interrupt which.
 * An agent holds contacts of one medium, unless another may interrupt it: then its work is set aside.
 */
export function utilization(media: Fields, form: keyof typeof KEYS): Utilization {
  const keys = KEYS[form];
  const byChannel: Partial<Record<Channel, number>> = {};
  const preempt: PreemptSpec[] = [];
  for (const medium of media.keys()) {
    const over = Object.hasOwn(MEDIA, medium) ? MEDIA[medium] : undefined;
    if (over === undefined) continue;
    for (const settings of media.objects(medium, 1)) {
      const most = settings.requiredNumber(keys.most, 0, 25);
      if (most !== undefined) byChannel[over] = Math.floor(most);
      const interrupting = settings
        .texts(keys.by, 10)
        .concat(form === "api" ? settings.texts("interruptibleMediaTypes", 10) : []);
      for (const name of interrupting) {
        const by = Object.hasOwn(MEDIA, name) ? MEDIA[name] : undefined;
        if (by === undefined) settings.importing.note(settings.at(keys.by), "medium-unknown", name);
        else if (by !== over && !preempt.some((pair) => pair.by === by && pair.over === over)) {
          preempt.push({ by, over, resumeCostMs: 0, cooldownMs: 0 });
        }
      }
      settings.ignore(keys.other);
      settings.rest();
    }
  }
  for (const key of ["label_utilizations", "labelUtilizations"]) {
    if (media.raw(key) !== undefined) media.importing.note(media.at(key), "left-out", key);
  }
  media.ignore("id", "timeouts", "level");
  media.rest();
  if (preempt.length > 0) media.importing.note(media.path, "interrupted-is-set-aside");
  const slots = slotsOf(byChannel, "same-channel");
  return { groups: slots === undefined ? [] : [{ groupIds: "all", slots }], preempt };
}
