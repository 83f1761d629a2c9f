/** Channels the six questions know; others are added in the lab. */
export const ASKED_CHANNELS = ["voice", "chat", "email"] as const;
export type AskedChannel = (typeof ASKED_CHANNELS)[number];

/** What is asked of each channel a centre has. */
export interface ChannelAnswers {
  /** Contacts on a usual day, 1 to 100,000. */
  readonly perDay: number;
  /** Handle time, minutes, 0.5 to 240. Of a chat: as it would be for one chat alone. */
  readonly minutes: number;
  /** Promise: this share (0.5 to 1) answered within so many seconds (1 to 86,400). */
  readonly share: number;
  readonly withinSeconds: number;
  /** People on this channel at the busiest hour, 0 to 500; absent: as many as `suggestedPeople` says. */
  readonly people?: number;
}

/** Six answers: which channels, when open, how many come, how long each takes, what is promised, who is there. */
export interface Answers {
  /** At least one. */
  readonly channels: Readonly<Partial<Record<AskedChannel, ChannelAnswers>>>;
  /** Local minutes, whole half hours; the end after the start, up to 1,440. */
  readonly openMinute: number;
  readonly closeMinute: number;
  /** Whether each channel has people of its own, or everybody answers everything. */
  readonly teams: "separate" | "together";
  /** Share of paid time nobody is on queue (meetings, training, absence), 0 to 0.6. */
  readonly losses: number;
  /** Wage of one paid hour, 0 to 100,000. */
  readonly costPerHour: number;
  /** ISO 4217 code of the wage. */
  readonly currency: string;
  /** IANA zone. */
  readonly timeZone: string;
}

/** Where each answer begins: a usual one of the trade, to be changed. */
export const USUAL: Readonly<Record<AskedChannel, ChannelAnswers>> = {
  voice: { perDay: 2_000, minutes: 4.5, share: 0.8, withinSeconds: 20 },
  chat: { perDay: 700, minutes: 8, share: 0.8, withinSeconds: 40 },
  email: { perDay: 250, minutes: 7, share: 0.9, withinSeconds: 14_400 },
};

export const USUAL_ANSWERS: Answers = {
  channels: USUAL,
  openMinute: 480,
  closeMinute: 1_200,
  teams: "separate",
  losses: 0.12,
  costPerHour: 450,
  currency: "RUB",
  timeZone: "Europe/Moscow",
};

/** Chats one agent holds at a time. */
export const CHATS_AT_A_TIME = 3;
/** How many times as long a chat takes beside others: 1 + 0.25 (n − 1). */
export const CHAT_SLOW_DOWN: readonly number[] = [1, 1.25, 1.5, 1.75, 2];
/** How long customers wait before they leave, s, mean of an exponential; e-mail waits for ever. A usual assumption. */
export const USUAL_PATIENCE_S: Readonly<Partial<Record<AskedChannel, number>>> = { voice: 180, chat: 300 };

/** The day's shape from opening to closing: peak before noon, shoulders in the afternoon. Mean 1 is not required. */
const SHAPE = [0.6, 0.8, 1.1, 1.4, 1.35, 1, 0.9, 1, 0.9, 0.7, 0.5];
const HALF_HOUR = 30;

/** Contacts per hour in each half hour of the day; zero when closed. They sum to `perDay`. */
export function ratesOf({ openMinute, closeMinute }: Answers, perDay: number): readonly number[] {
  const first = openMinute / HALF_HOUR;
  const count = (closeMinute - openMinute) / HALF_HOUR;
  const weights = Array.from({ length: count }, (_, i) => shapeAt((i + 0.5) / count));
  const sum = weights.reduce((all, one) => all + one, 0);
  const rate = (i: number): number => Math.round(((perDay * weights[i]!) / sum) * 2 * 100) / 100;
  return Array.from({ length: 48 }, (_, i) => (i >= first && i < first + count ? rate(i - first) : 0));
}

/** The shape at `x` of the way from opening to closing, straight between its points. */
function shapeAt(x: number): number {
  const at = x * (SHAPE.length - 1);
  const below = Math.floor(at);
  const [a, b] = [SHAPE[below]!, SHAPE[Math.min(SHAPE.length - 1, below + 1)]!];
  return a + (b - a) * (at - below);
}

/** Contacts per hour in the busiest half hour. */
export function peakPerHour(answers: Answers, channel: AskedChannel): number {
  return Math.max(0, ...ratesOf(answers, answers.channels[channel]?.perDay ?? 0));
}

/** Offered load of the busiest half hour, erlang; of chats, with as many at a time as an agent holds. */
export function peakLoad(answers: Answers, channel: AskedChannel): number {
  const minutes = answers.channels[channel]?.minutes ?? 0;
  const load = (peakPerHour(answers, channel) * minutes) / 60;
  return channel === "chat" ? (load * CHAT_SLOW_DOWN[CHATS_AT_A_TIME - 1]!) / CHATS_AT_A_TIME : load;
}

/**
 * People to schedule for the busiest half hour: load plus its square root (square-root staffing, Halfin & Whitt 1981),
 * work that can wait without the root; divided by the share of time they are there. At least 1.
 */
export function suggestedPeople(answers: Answers, channel: AskedChannel): number {
  const load = peakLoad(answers, channel);
  const onQueue = channel === "email" ? load : load + Math.sqrt(load);
  return Math.max(1, Math.ceil(onQueue / (1 - answers.losses) - 1e-9));
}

/** People on each half hour, `atPeak` in the busiest, elsewhere as the rates ask; zero when closed. */
export function headcountOf(answers: Answers, atPeak: number): readonly number[] {
  const rates = ratesOf(answers, 1_000);
  const most = Math.max(...rates);
  // Rates fall faster than people can: the square root keeps quiet hours staffed.
  return rates.map((rate) =>
    rate === 0 ? 0 : Math.max(1, Math.round(atPeak * (0.7 * (rate / most) + 0.3 * Math.sqrt(rate / most)))),
  );
}
