/**
 * How a channel is worked:
 * `live` – both parties are present, one at a time (voice, video, visit in person);
 * `session` – both are present, but the agent can hold several (chat);
 * `deferrable` – the customer is away between messages or wants an answer by a due time (messenger, e-mail, callback…).
 */
export type ChannelKind = "live" | "session" | "deferrable";

/** Every channel, in the order boards show them when nothing is wrong. */
export const CHANNELS = [
  "voice",
  "video",
  "chat",
  "messenger",
  "sms",
  "social",
  "email",
  "callback",
  "visit-in-person",
] as const;
export type Channel = (typeof CHANNELS)[number];

const KINDS: Record<Channel, ChannelKind> = {
  voice: "live",
  video: "live",
  chat: "session",
  messenger: "deferrable",
  sms: "deferrable",
  social: "deferrable",
  email: "deferrable",
  callback: "deferrable",
  "visit-in-person": "live",
};

export function channelKind(channel: Channel): ChannelKind {
  return KINDS[channel];
}

export function isChannel(value: unknown): value is Channel {
  return typeof value === "string" && Object.hasOwn(KINDS, value);
}
