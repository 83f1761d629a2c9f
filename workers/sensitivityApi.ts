import type { PointsResult, PointsSpec } from "../sim/experiment/sensitivity/points.ts";
import type { TornadoResult, TornadoSpec } from "../sim/experiment/sensitivity/tornado.ts";
import type { VariantsResult } from "../sim/experiment/sensitivity/variants.ts";
import type { VerdictMapResult, VerdictMapSpec } from "../sim/experiment/sensitivity/verdictMap.ts";
import type { WaterfallResult, WaterfallSpec } from "../sim/experiment/sensitivity/waterfall.ts";

/** What came of a question, or what was wrong with it. */
export type Ran<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly detail: string };

/**
 * One kind of question. `number` names it on its page, to call it off; `told` hears what is known so far, the first at
 * once and then a few times a second.
 */
export type Ask<Spec, Result> = (number: number, spec: Spec, told: (result: Result) => void) => Promise<Ran<Result>>;

/** What a sensitivity worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface SensitivityApi {
  readonly points: Ask<PointsSpec, PointsResult>;
  readonly variants: Ask<PointsSpec, VariantsResult>;
  readonly verdictMap: Ask<VerdictMapSpec, VerdictMapResult>;
  readonly tornado: Ask<TornadoSpec, TornadoResult>;
  readonly waterfall: Ask<WaterfallSpec, WaterfallResult>;
  /** Calls off the question of that number: it ends with what is done. Nothing where there is none. */
  stop(number: number): Promise<void>;
}
