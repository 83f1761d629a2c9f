"use client";

import { type ReactNode, useState } from "react";
import { type Added, addedGroup, addedQueue } from "../../../sim/scenario/form/members.ts";
import { CHANNELS, type Channel } from "../../../sim/vocabulary/channels.ts";
import { CheckList, SelectField, TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useFormScope } from "./form/formScope.ts";

export interface NewMemberProps {
  /** Id of what is chosen now: the new one may begin as a copy of it. */
  readonly like: string;
  readonly onAdd: (added: Added) => void;
  readonly onClose: () => void;
}

/** Longest name of a queue or a group, characters. */
const MOST = 80;
const USUAL = "";

/** A queue more: its name, its channel, what it begins as, and who answers it. */
export function NewQueueForm({ like, onAdd, onClose }: NewMemberProps) {
  const words = useWords();
  const language = useLanguage();
  const { scenario } = useFormScope();
  const original = scenario.queues.find(({ id }) => id === like);
  const [name, setName] = useState("");
  const [channel, setChannel] = useState<Channel>(original?.channel ?? "voice");
  const [from, setFrom] = useState(USUAL);
  const [groupIds, setGroupIds] = useState<readonly string[]>(() =>
    scenario.groups.filter(({ skills }) => skills.some(({ queueId }) => queueId === like)).map(({ id }) => id),
  );
  const add = () => {
    const beginning = from === USUAL ? {} : { like: from };
    onAdd(addedQueue(scenario, { name: { en: name.trim(), ru: name.trim() }, channel, ...beginning, groupIds }));
  };
  const alike = scenario.queues.filter((queue) => queue.channel === channel);
  return (
    <MemberForm
      title={words("labEdit.more.queues")}
      name={name}
      ready={groupIds.length > 0}
      {...{ setName, add, onClose }}
    >
      <SelectField
        label={words("labFields.channel")}
        value={channel}
        choices={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
        onValue={(next) => {
          setChannel(next);
          setFrom(USUAL);
        }}
      />
      <SelectField
        label={words("labEdit.beginsAs")}
        value={from}
        choices={[
          { value: USUAL, label: words("labEdit.usualValues") },
          ...alike.map((queue) => ({ value: queue.id, label: queue.name[language] })),
        ]}
        onValue={setFrom}
      />
      <CheckList
        label={words("labEdit.answeredBy")}
        choices={scenario.groups.map((group) => ({ value: group.id, label: group.name[language] }))}
        value={groupIds}
        error={groupIds.length === 0 ? words("labEdit.oneAtLeast") : undefined}
        onValue={(ids) => setGroupIds(ids ?? [])}
      />
    </MemberForm>
  );
}

/** A group more: its name, what it begins as, and what it answers. */
export function NewGroupForm({ like, onAdd, onClose }: NewMemberProps) {
  const words = useWords();
  const language = useLanguage();
  const { scenario } = useFormScope();
  const [name, setName] = useState("");
  const [from, setFrom] = useState(like);
  const [queueIds, setQueueIds] = useState<readonly string[]>(() => scenario.queues.slice(0, 1).map(({ id }) => id));
  const add = () =>
    onAdd(
      addedGroup(scenario, {
        name: { en: name.trim(), ru: name.trim() },
        ...(from === USUAL ? { queueIds } : { like: from, queueIds: [] }),
      }),
    );
  return (
    <MemberForm
      title={words("labEdit.more.groups")}
      name={name}
      ready={from !== USUAL || queueIds.length > 0}
      {...{ setName, add, onClose }}
    >
      <SelectField
        label={words("labEdit.beginsAs")}
        value={from}
        choices={[
          ...scenario.groups.map((group) => ({ value: group.id, label: group.name[language] })),
          { value: USUAL, label: words("labEdit.twoAgents") },
        ]}
        onValue={setFrom}
      />
      {from === USUAL && (
        <CheckList
          label={words("labEdit.answers")}
          choices={scenario.queues.map((queue) => ({ value: queue.id, label: queue.name[language] }))}
          value={queueIds}
          error={queueIds.length === 0 ? words("labEdit.oneAtLeast") : undefined}
          onValue={(ids) => setQueueIds(ids ?? [])}
        />
      )}
    </MemberForm>
  );
}

/** Once, when the form comes up: whoever asked for it goes on typing. */
function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector("input")?.focus();
}

function MemberForm({
  title,
  name,
  ready,
  setName,
  add,
  onClose,
  children,
}: {
  readonly title: string;
  readonly name: string;
  /** Whether all but the name is given. */
  readonly ready: boolean;
  readonly setName: (name: string) => void;
  readonly add: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const complete = ready && name.trim() !== "";
  return (
    <form
      ref={focusFirst}
      className="edit-new"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) add();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <TextField label={words("labEdit.newName")} value={name} maxLength={MOST} onValue={setName} />
      {children}
      <p className="edit-new__end">
        <button type="submit" className="button button--small" disabled={!complete}>
          {words("labEdit.addIt")}
        </button>
        <button type="button" className="button button--small" onClick={onClose}>
          {words("labEdit.leaveIt")}
        </button>
      </p>
    </form>
  );
}
