export { type ForecastPlan, planOfForecasts } from "../../sim/experiment/bridge/planOfForecasts.ts";
