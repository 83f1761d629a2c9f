import type { z } from "@hono/zod-openapi";
import { ProblemSchema } from "./schemas.ts";

// What a route of the description says of its bodies and answers.

/** A body of JSON. */
export function json(schema: z.ZodType) {
  return { "application/json": { schema } };
}

/** An answer of JSON. */
export function answer(description: string, schema: z.ZodType) {
  return { description, content: json(schema) };
}

/** A refusal as RFC 9457 has it; the description names its codes. */
export function problemAnswer(description: string) {
  return { description, content: { "application/problem+json": { schema: ProblemSchema } } };
}
