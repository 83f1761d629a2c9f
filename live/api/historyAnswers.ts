import type { Context } from "hono";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { LogFailure } from "../log/failure.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";

type Asked = Context<ApiEnvironment>;

/** The answer of `work`; a database that fails is a refusal, not a crash. */
export async function historyStored(
  context: Asked,
  parts: Pick<ApiParts, "logger">,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof LogFailure)) throw failure;
    parts.logger.error({ code: failure.code }, failure.message);
    return problem(context, "log-failed", `${failure.code}: ${failure.message}`, { "Retry-After": "5" });
  }
}

export function invalidHistory(context: Asked, problems: readonly Problem[]): Response {
  return problem(context, "invalid-history", `${problems.length} problems; nothing was stored`, {}, { problems });
}
