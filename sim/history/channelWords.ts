import { CHANNELS, type Channel } from "../vocabulary/index.ts";

const WORDS: Readonly<Record<Channel, readonly string[]>> = {
  voice: [
    "call",
    "calls",
    "phone",
    "telephone",
    "telephony",
    "inbound",
    "телефон",
    "звонок",
    "звонки",
    "голос",
    "вызов",
  ],
  video: ["видео", "видеозвонок"],
  chat: ["webchat", "web chat", "chats", "web", "чат", "чаты"],
  messenger: [
    "message",
    "messages",
    "messaging",
    "whatsapp",
    "telegram",
    "viber",
    "мессенджер",
    "мессенджеры",
    "сообщение",
  ],
  sms: ["text", "смс"],
  social: ["social media", "facebook", "instagram", "vk", "соцсеть", "соцсети", "социальные сети"],
  email: ["e-mail", "mail", "emails", "почта", "письмо", "письма", "эл. почта", "электронная почта"],
  callback: ["call back", "callbacks", "обратный звонок", "перезвон"],
  "visit-in-person": ["visit", "in person", "branch", "визит", "офис"],
};

const CHANNEL_OF = new Map<string, Channel>(
  CHANNELS.flatMap((channel) => [channel, ...WORDS[channel]].map((word) => [word, channel] as const)),
);

/** The channel a word of some system stands for; `undefined` when nobody here knows it. */
export function channelOfWord(word: string): Channel | undefined {
  return CHANNEL_OF.get(word.trim().toLowerCase());
}
