"use client";

import { type KeyboardEvent, useState } from "react";
import { LAB_BOUNDS } from "../../../sim/scenario/lab/bounds.ts";
import { BASELINE_ID, DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { NodeLine } from "./NodeLine.tsx";
import { Tag } from "./Tag.tsx";
import { type TreeNode, treeOf } from "./treeRows.ts";

/** The tree of scenarios: letters add to the comparison, names put on the desk. F2 renames, Delete deletes. */
export function Tree() {
  const words = useWords();
  const { document } = useLab();
  return (
    <ul className="lab-tree" aria-label={words("lab.tree")}>
      <Node node={treeOf(document)} />
    </ul>
  );
}

function Node({ node }: { readonly node: TreeNode }) {
  const lab = useLab();
  const [renaming, setRenaming] = useState(false);
  const { id } = node;
  const name = lab.nameOf(id);
  const fixed = id === BASELINE_ID || id === DRAFT_ID;
  const press = (event: KeyboardEvent) => {
    if (event.key === "F2") setRenaming(true);
    else if (event.key === "Delete" && !fixed) lab.remove(id);
    else return;
    event.preventDefault();
  };
  return (
    <li className="lab-tree__item" data-depth={Math.min(node.depth, 4)}>
      <div className="lab-node" data-current={id === lab.selectedId}>
        <NodeTag id={id} />
        {renaming ? (
          <NameField name={name} onName={(next) => lab.rename(id, next)} onEnd={() => setRenaming(false)} />
        ) : (
          <button
            type="button"
            className="lab-node__name"
            title={name}
            aria-current={id === lab.selectedId ? "true" : undefined}
            onClick={() => lab.select(id)}
            onDoubleClick={() => setRenaming(true)}
            onKeyDown={press}
          >
            {name}
          </button>
        )}
        <NodeLine id={id} />
      </div>
      {node.kids.length > 0 && (
        <ul>
          {node.kids.map((kid) => (
            <Node key={kid.id} node={kid} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Letter of what is compared; of another saved scenario the way into the comparison. */
function NodeTag({ id }: { readonly id: string }) {
  const words = useWords();
  const lab = useLab();
  const tag = lab.compared.find((one) => one.id === id)?.tag;
  if (id === BASELINE_ID || id === DRAFT_ID)
    return tag === undefined ? <span className="lab-tag" /> : <Tag tag={tag} />;
  const chosen = lab.document.compared?.includes(id) === true;
  return (
    <button
      type="button"
      className="lab-node__tag"
      aria-pressed={chosen}
      title={words(chosen ? "lab.outOfComparison" : "lab.intoComparison")}
      aria-label={words(chosen ? "lab.outOfComparisonName" : "lab.intoComparisonName", { name: lab.nameOf(id) })}
      onClick={() => lab.toggleCompared(id)}
    >
      {tag === undefined ? <span className="lab-tag lab-tag--off">+</span> : <Tag tag={tag} />}
    </button>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onEnd: () => void;
}

function NameField({ name, onName, onEnd }: NameFieldProps) {
  const words = useWords();
  const [text, setText] = useState(name);
  const finish = (take: boolean) => {
    const next = text.trim();
    if (take && next !== "" && next !== name) onName(next);
    onEnd();
  };
  return (
    <input
      className="lab-node__field"
      aria-label={words("lab.name")}
      // Whoever asked to rename is about to type.
      ref={(field) => field?.focus()}
      value={text}
      maxLength={LAB_BOUNDS.name}
      onChange={({ target }) => setText(target.value)}
      onFocus={({ target }) => target.select()}
      onBlur={() => finish(true)}
      onKeyDown={({ key }) => {
        if (key === "Enter") finish(true);
        if (key === "Escape") finish(false);
      }}
    />
  );
}
