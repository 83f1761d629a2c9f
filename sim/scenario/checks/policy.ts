import { policyNamed } from "../../routing/registry.ts";
import { EXPECTED } from "../expectations.ts";
import { type Findings, joined, picture } from "../findings.ts";
import { type Parts, plainObject } from "../parts.ts";

/** The policy: a known name, with parameters it has and values in their bounds, or one written out. */
export function checkPolicy(parts: Parts, found: Findings): void {
  const { policy } = parts;
  if (policy === undefined) return;
  const fields = plainObject(policy);
  if (typeof policy === "string") checkNamed(policy, "policy", {}, found);
  else if (fields !== undefined && Object.hasOwn(fields, "parameters")) {
    for (const key of Object.keys(fields)) {
      if (key === "name" || key === "parameters") continue;
      found.add("unknown-field", joined("policy", [key]), EXPECTED.knownField, picture(fields[key]));
    }
    checkNamed(fields.name, "policy.name", fields.parameters, found);
  } else if (typeof fields?.name !== "string") {
    found.add("bad-policy", "policy", EXPECTED.policy, picture(policy));
  }
}

function checkNamed(name: unknown, path: string, parameters: unknown, found: Findings): void {
  const named = typeof name === "string" ? policyNamed(name) : undefined;
  const given = plainObject(parameters);
  if (given === undefined) found.add("wrong-type", "policy.parameters", EXPECTED.object, picture(parameters));
  if (named === undefined) {
    found.add("bad-policy", path, EXPECTED.policyName, picture(name));
    return;
  }
  for (const [id, value] of Object.entries(given ?? {})) {
    const place = joined("policy.parameters", [id]);
    const parameter = named.parameters.find((one) => one.id === id);
    if (parameter === undefined) {
      found.add("unknown-field", place, EXPECTED.knownField, picture(value));
    } else if (parameter.kind === "choice") {
      const words = parameter.options.map((option) => option.id);
      if (!words.some((word) => word === value)) {
        found.add("not-one-of", place, EXPECTED.oneOf(words), picture(value));
      }
    } else if (!(typeof value === "number" && value >= parameter.from && value <= parameter.to)) {
      const code = typeof value === "number" ? "out-of-range" : "wrong-type";
      found.add(code, place, EXPECTED.number(parameter.from, parameter.to), picture(value));
    }
  }
}
