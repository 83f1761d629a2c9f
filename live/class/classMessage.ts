import { z } from "zod";
import { MOST_AMOUNT } from "../../sim/theatre/lesson/bet.ts";
import { CLASS_BOUNDS, type ClassSaid, CODE_LENGTH, CODE_LETTERS } from "../../sim/theatre/lesson/classMessages.ts";
import { LESSON_BOUNDS } from "../../sim/theatre/lesson/lesson.ts";
import { questionSchema } from "../../sim/theatre/lesson/lessonSchema.ts";

const protocol = z.number().int().nonnegative();
const code = z
  .string()
  .max(2 * CODE_LENGTH)
  .transform((text) => text.toUpperCase())
  .refine(
    (text) => text.length === CODE_LENGTH && [...text].every((letter) => CODE_LETTERS.includes(letter)),
    "a class code",
  );
const amount = z.number().min(-MOST_AMOUNT).max(MOST_AMOUNT);
const came = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("which"), better: z.enum(["a", "b", "neither"]), value: amount }),
  z.strictObject({ kind: z.literal("amount"), value: amount }),
  z.strictObject({
    kind: z.literal("curve"),
    values: z.array(amount).min(LESSON_BOUNDS.leastPoints).max(LESSON_BOUNDS.mostPoints),
  }),
]);

const SCHEMA = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open"), protocol }),
  z.strictObject({ type: z.literal("return"), protocol, code, key: z.string().max(64) }),
  z.strictObject({ type: z.literal("join"), protocol, code, seat: z.string().max(64).optional() }),
  z.strictObject({ type: z.literal("ask"), question: questionSchema }),
  z.strictObject({ type: z.literal("close") }),
  z.strictObject({ type: z.literal("reveal"), round: z.number().int().positive(), came }),
  z.strictObject({ type: z.literal("end") }),
  // Which bets there are depends on the question: the class judges them.
  z.strictObject({ type: z.literal("bet"), round: z.number().int().positive(), bet: z.unknown() }),
]);

/** What somebody said; a bet is judged by its class. */
export type ClassMessage =
  | Exclude<ClassSaid, { type: "bet" }>
  | { readonly type: "bet"; readonly round: number; readonly bet: unknown };

/** Reads one message of at most `CLASS_BOUNDS.messageBytes`, or says in words what is wrong with it. */
export function classMessage(text: string): ClassMessage | string {
  if (text.length > CLASS_BOUNDS.messageBytes) return `expected at most ${CLASS_BOUNDS.messageBytes} characters`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "expected JSON";
  }
  const parsed = SCHEMA.safeParse(value);
  if (parsed.success) return parsed.data as ClassMessage;
  return parsed.error.issues
    .map(({ path, message }) => `${path.join(".") || "message"}: ${message.split("\n")[0]}`)
    .join("; ");
}
