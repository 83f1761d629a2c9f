import type { LocalName } from "../../scenario/about.ts";
import type { Channel } from "../../vocabulary/index.ts";

/** What each channel is called in running text, in lower case. */
export const CHANNEL_NAMES: Readonly<Record<Channel, LocalName>> = {
  voice: { en: "voice", ru: "звонки" },
  video: { en: "video", ru: "видео" },
  chat: { en: "chat", ru: "чаты" },
  messenger: { en: "messenger", ru: "мессенджер" },
  sms: { en: "SMS", ru: "SMS" },
  social: { en: "social media", ru: "соцсети" },
  email: { en: "email", ru: "письма" },
  callback: { en: "callbacks", ru: "обратные звонки" },
  "visit-in-person": { en: "visits", ru: "визиты" },
};
