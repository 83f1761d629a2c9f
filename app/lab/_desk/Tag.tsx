import type { LabTag } from "../../../sim/scenario/lab/compared.ts";

/** The letter of a scenario in the comparison; the letter carries the identity, colour only repeats it. */
export function Tag({ tag }: { readonly tag: LabTag }) {
  return (
    <span className="lab-tag" data-tag={tag}>
      {tag}
    </span>
  );
}
