/** The lab's scenarios: the desk and its tree. */
export const enLab = {
  title: "Scenarios",
  soon: "Looking for what this browser keeps.",
  draft: "Draft",
  copyOf: "{name}, copy",
  stepSave: "save “{name}”",
  stepDiscard: "discard the draft",
  stepMerge: "merge “{name}” into “{into}”",
  stepRemove: "delete “{name}”",
  stepRename: "rename",
  stepDuplicate: "duplicate “{name}”",
  stepRebase: "rebase “{name}”",
  stepBaseline: "new baseline",
  stepSeed: "seed",
};
