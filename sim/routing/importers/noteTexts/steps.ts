import { approximated, assumed, notExpressed } from "./note.ts";

/** Notes about steps, their times and conditions, and about offers. */
export const STEP_NOTES = {
  "steps-merged": approximated(
    "This step asks the same agents as the one before; they are one step with both times.",
    "Этот шаг запрашивает тех же операторов, что предыдущий; они стали одним шагом с общим временем.",
  ),
  "never-reached": notExpressed(
    "The step before has no end, so this one is never reached.",
    "Предыдущий шаг не кончается, поэтому до этого дело не доходит.",
  ),
  "last-step-endless": approximated(
    "The last step would end after {0} s; here the contact goes on waiting in it.",
    "Последний шаг кончился бы через {0} с; здесь контакт остаётся ждать в нём.",
  ),
  "last-step-unconditional": approximated(
    "The last step has no conditions here.",
    "У последнего шага здесь нет условий.",
  ),
  "time-cut": approximated("The time is cut at {0} s.", "Время ограничено: {0} с."),
  "condition-left-out": notExpressed(
    "The condition “{0}” cannot be expressed; the step is always taken.",
    "Условие «{0}» не выразить; шаг выполняется всегда.",
  ),
  "available-is-idle": approximated(
    "Agents who are there but busy count as available with the vendor; here only idle ones do.",
    "В системе доступными считаются и занятые операторы на месте; здесь — только свободные.",
  ),
  "available-in-all-groups": approximated(
    "Idle agents are counted over everybody with the skill, not over several groups.",
    "Свободные операторы считаются среди всех с навыком, а не по нескольким группам.",
  ),
  "rings-after-conditions": assumed(
    "Both conditional groups and rings are set; the rings follow the groups.",
    "Заданы и условные группы, и кольца; кольца идут после групп.",
  ),
  "conditions-add-up": assumed(
    "Groups of one rule stay when the next rule is tried; after the last rule the groups of all rules are asked.",
    "Группы одного правила остаются при переходе к следующему; после последнего запрашиваются группы всех правил.",
  ),
  "preferred-is-last-agent": approximated(
    "Which agents are preferred is said by the flow; here it is the customer's last agent.",
    "Предпочтительных операторов называет схема обработки в самой системе; здесь это последний оператор клиента.",
  ),
  "named-is-last-agent": approximated(
    "Agents named one by one ({0}) are taken for the customer's last agent.",
    "Вместо названных поимённо операторов ({0}) взят последний оператор клиента.",
  ),
  "secondary-at-once": approximated(
    "Secondary groups are asked as soon as nobody of the primary ones is free; afterwards whoever is free first takes the contact.",
    "Вторичные группы запрашиваются, как только в первичных никто не свободен; дальше контакт берёт первый освободившийся.",
  ),
  "ring-time-assumed": assumed(
    "How long an agent is rung is not in the file: {0} s.",
    "В файле не сказано, сколько звонит вызов оператору: принято {0} с.",
  ),
  "one-ring-time": approximated(
    "Times of ringing differ; {0} s is used for all.",
    "Время звонка оператору разное; для всех взято {0} с.",
  ),
  "offer-without-end": approximated(
    "Offers without a push timeout never end; here they end after {0} s.",
    "Предложения без тайм-аута не кончаются; здесь они кончаются через {0} с.",
  ),
  "pause-after-miss": assumed(
    "An agent who missed a contact gets none until saying so; here for {0} s.",
    "Пропустивший контакт оператор не получает новых, пока сам не вернётся; здесь — {0} с.",
  ),
  "answered-at-once": assumed(
    "Contacts are answered automatically: on every medium, because one of them is.",
    "Ответ автоматический: на всех каналах, раз он включён на одном из них.",
  ),
  "overflow-assignee": notExpressed(
    "The overflow assignee takes work above the limits of the vendor, which do not exist here.",
    "Резервный исполнитель нужен при пределах системы, которых здесь нет.",
  ),
  "window-assumed": assumed("The window is not in the file: {0} h.", "Окно в файле не указано: принято {0} ч."),
} as const;
