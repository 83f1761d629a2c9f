import { z } from "zod";
import { type Bet, MOST_AMOUNT } from "./bet.ts";
import { LESSON_BOUNDS, type LessonQuestion } from "./lesson.ts";

const amount = z.number().min(-MOST_AMOUNT).max(MOST_AMOUNT);
const interval = { low: amount, high: amount };
const inOrder = ({ low, high }: { readonly low: number; readonly high: number }) => low <= high;

const SCHEMA: z.ZodType<Bet> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("which"), better: z.enum(["a", "b"]), ...interval }).refine(inOrder, "low ≤ high"),
  z.strictObject({ kind: z.literal("amount"), ...interval }).refine(inOrder, "low ≤ high"),
  z.strictObject({
    kind: z.literal("curve"),
    values: z.array(amount).min(LESSON_BOUNDS.leastPoints).max(LESSON_BOUNDS.mostPoints),
  }),
]);

/** A bet from outside on this question; undefined where it is none. */
export function betOn(question: LessonQuestion, input: unknown): Bet | undefined {
  const parsed = SCHEMA.safeParse(input);
  if (!parsed.success || parsed.data.kind !== question.kind) return undefined;
  const bet = parsed.data;
  if (bet.kind === "curve" && question.kind === "curve" && bet.values.length !== question.points) return undefined;
  return bet;
}
