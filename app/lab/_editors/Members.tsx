"use client";

import { useRef, useState } from "react";
import { withoutMember } from "../../../sim/scenario/form/withoutMember.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { Chosen, type ChosenProps } from "./form/Chosen.tsx";
import { useFormScope } from "./form/formScope.ts";
import { NewGroupForm, NewQueueForm } from "./NewMember.tsx";

/** Which queue or group the fields below are of, one more of them, and the chosen one taken away with what can't be without it. */
export function Members({ of, label, chosen, onChoose }: ChosenProps) {
  const words = useWords();
  const language = useLanguage();
  const { scenario, change } = useFormScope();
  const [adding, setAdding] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAdding(false);
    more.current?.focus();
  };
  const member = scenario[of].find(({ id }) => id === chosen);
  const taken = withoutMember(scenario, of, chosen);
  const nameOf = (list: "queues" | "groups", id: string) =>
    scenario[list].find((one) => one.id === id)?.name[language] ?? id;
  const along = [
    ...(taken?.queueIds ?? []).map((id) => nameOf("queues", id)),
    ...(taken?.groupIds ?? []).map((id) => nameOf("groups", id)),
  ];
  const name = member?.name[language] ?? "";
  const Form = of === "queues" ? NewQueueForm : NewGroupForm;
  return (
    <div className="edit-members">
      <div className="edit-members__bar">
        <Chosen {...{ of, label, chosen, onChoose }} />
        <button
          ref={more}
          type="button"
          className="button button--small"
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          {words(`labEdit.more.${of}`)}
        </button>
        <button
          type="button"
          className="button button--small"
          disabled={taken === undefined}
          title={taken === undefined ? words(`labEdit.lastOf.${of}`) : undefined}
          onClick={() => taken !== undefined && change(taken.changes)}
        >
          {words("labEdit.lessOf", { name })}
        </button>
        {along.length > 0 && (
          <span className="edit-field__hint">{words("labEdit.goesAlong", { names: along.join(", ") })}</span>
        )}
      </div>
      {adding && (
        <Form
          like={chosen}
          onClose={close}
          onAdd={({ id, changes }) => {
            change(changes);
            onChoose(id);
            close();
          }}
        />
      )}
    </div>
  );
}
