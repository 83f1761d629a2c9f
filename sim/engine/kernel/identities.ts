import type { CallbackId, ContactCause, ContactId, JourneyId, VisitId, WorkId } from "../../vocabulary/index.ts";
import { FOLLOWS, type FollowUp } from "../observer.ts";

/** What a recorder knows of one open contact beside the engine's columns. */
export interface Identity {
  readonly id: ContactId;
  readonly journeyId: JourneyId;
  readonly cause: ContactCause;
  readonly parent?: ContactId;
  readonly callbackId?: CallbackId;
}

const CAUSES: Readonly<Record<FollowUp, ContactCause>> = {
  [FOLLOWS.switch]: "switch",
  [FOLLOWS.callback]: "callback",
  [FOLLOWS.repeat]: "repeat",
  [FOLLOWS.redial]: "repeat",
  [FOLLOWS.question]: "repeat",
  [FOLLOWS.steer]: "switch",
};
const SUFFIX: Readonly<Record<FollowUp, string>> = {
  [FOLLOWS.switch]: "s",
  [FOLLOWS.callback]: "c",
  [FOLLOWS.repeat]: "r",
  [FOLLOWS.redial]: "a",
  [FOLLOWS.question]: "q",
  [FOLLOWS.steer]: "t",
};

/** The identity of a contact that comes of itself. */
export function freshIdentity(id: string): Identity {
  return { id: id as ContactId, journeyId: id as JourneyId, cause: "inbound" };
}

/**
 * The identity of who follows `before`: its id with a letter more (s – switched, c – callback, r – repeat, a – tried
 * again, q – asked how far it is, t – steered), and the number of the visit, from the second, in which that came up.
 */
export function followingIdentity(before: Identity, why: FollowUp, visit: number): Identity {
  const { id, journeyId } = before;
  return {
    id: `${id}${SUFFIX[why]}${visit > 1 ? visit : ""}` as ContactId,
    journeyId,
    cause: CAUSES[why],
    parent: id,
    ...(why === FOLLOWS.callback ? { callbackId: `${id}.callback` as CallbackId } : {}),
  };
}

/** The name of visit number `visit`, from 1, of a contact. */
export function visitName({ id }: Identity, visit: number): VisitId {
  return `${id}.v${visit > 1 ? visit : ""}` as VisitId;
}

/** The name of work number `work`, from 1, of a contact. */
export function workName({ id }: Identity, work: number): WorkId {
  return `${id}.w${work > 1 ? work : ""}` as WorkId;
}
