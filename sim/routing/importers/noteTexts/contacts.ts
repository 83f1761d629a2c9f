import { approximated, assumed, notExpressed } from "./note.ts";

/** Notes about queues and contacts: which are meant, in which order they come, what belongs to the scenario. */
export const CONTACT_NOTES = {
  "unknown-field": notExpressed("The field “{0}” is not known and was left out.", "Поле «{0}» неизвестно и не учтено."),
  "left-out": notExpressed("“{0}” has no counterpart and was left out.", "Для «{0}» нет соответствия, оно не учтено."),
  "first-only": notExpressed(
    "There are {0} of these; only the first is used.",
    "Таких записей несколько ({0}); учтена только первая.",
  ),
  "queue-assumed": assumed(
    "The mapping does not name “{0}”; it is taken for the queue {1}.",
    "В сопоставлении нет имени «{0}»; оно принято за очередь {1}.",
  ),
  "queue-twice": notExpressed(
    "Two of the queues imported are the queue {0}; only the first one's plan is used.",
    "Две импортируемые очереди соответствуют одной очереди {0}; использован план первой из них.",
  ),
  "queue-not-in-files": notExpressed(
    "The rules are for “{0}”, which is not in the files.",
    "Правила относятся к «{0}», а этой очереди в файлах нет.",
  ),
  "target-of-queue": notExpressed(
    "The target ({0} % within {1} s) belongs to the queue of the scenario, not to the policy.",
    "Целевой показатель ({0} % за {1} с) относится к очереди сценария, а не к правилу распределения.",
  ),
  "threshold-of-queue": notExpressed(
    "The threshold of the service level ({0} s) belongs to the queue of the scenario, not to the policy.",
    "Порог уровня обслуживания ({0} с) относится к очереди сценария, а не к правилу распределения.",
  ),
  "wrap-up-of-queue": notExpressed(
    "The limit of wrap-up ({0} s) belongs to the queue of the scenario, not to the policy.",
    "Предел послеразговорной обработки ({0} с) относится к очереди сценария, а не к правилу распределения.",
  ),
  "contacts-unknown": assumed(
    "The mapping gives no attributes of contacts, so “{0}” could not be decided; the rule is taken for one queue.",
    "В сопоставлении нет признаков контактов, поэтому условие «{0}» не вычислено; правило отнесено к одной очереди.",
  ),
  "filter-unknown": approximated(
    "Attributes of the queue {1} do not decide “{0}”; its contacts are taken not to match.",
    "По признакам очереди {1} условие «{0}» не вычислить; её контакты считаются неподходящими.",
  ),
  "contacts-by-conditions": notExpressed(
    "Conditions that choose contacts ({0}) are left out: which contacts come to a queue is said by the scenario.",
    "Условия отбора контактов ({0}) не учтены: какие контакты приходят в очередь, говорит сценарий.",
  ),
  "split-by-share": approximated(
    "Shares of {0} subqueues are left out: the groups of all of them are asked.",
    "Доли подочередей ({0}) не учтены: запрашиваются группы всех подочередей.",
  ),
  "no-default": notExpressed(
    "There is no default: contacts that match nothing would be turned away; here they wait for anybody with the skill.",
    "Маршрута по умолчанию нет: неподошедшие контакты были бы отклонены; здесь они ждут любого оператора с навыком.",
  ),
  "then-default": assumed(
    "After the last target the contact goes to the default, “{0}”.",
    "После последней цели контакт переходит к маршруту по умолчанию — «{0}».",
  ),
  "priority-is-minutes": assumed(
    "One step of priority is worth a minute of waiting, as the vendor counts; priorities of contacts come from the scenario's queues.",
    "Единица приоритета равна минуте ожидания, как считает система; приоритеты контактов берутся из очередей сценария.",
  ),
  "priorities-in-order": approximated(
    "Priorities above 99 keep their order, not their distance ({0} different ones).",
    "Приоритеты больше 99 сохраняют порядок, но не расстояние между собой (разных: {0}).",
  ),
  "priority-cut": approximated(
    "The priority {0} is taken for 99, the last one.",
    "Приоритет {0} заменён последним — 99.",
  ),
  "priority-as-level": approximated(
    "Profiles put the same queue at different priorities: each group's priorities become levels of its skills, to be put into the scenario.",
    "Профили дают одной очереди разный приоритет: приоритеты группы становятся уровнями её навыков, их надо внести в сценарий.",
  ),
  "levels-run-out": approximated(
    "There are {0} priorities and ten levels: the last ones share level 1.",
    "Приоритетов {0}, а уровней десять: последним достаётся один уровень 1.",
  ),
  "priority-of-matter": notExpressed(
    "Inside a queue the vendor looks at the priority of the matter first; here the longest wait is first.",
    "Внутри очереди система сначала смотрит на приоритет обращения; здесь первым идёт ждущий дольше всех.",
  ),
  "priority-one-first": assumed("Priority 1 is taken for the most urgent.", "Самым срочным считается приоритет 1."),
  "wait-of-the-stay": approximated(
    "Waiting counts from when the contact came into line, not from its last message.",
    "Ожидание считается от постановки в очередь, а не от последнего сообщения.",
  ),
  "old-not-excluded": notExpressed(
    "Contacts older than {0} h are not excluded.",
    "Контакты старше {0} ч не исключаются.",
  ),
  "labels-not-excluded": notExpressed(
    "Contacts with these labels are not excluded: {0}.",
    "Контакты с этими метками не исключаются: {0}.",
  ),
  "switched-off": assumed(
    "“{0}” is switched off there; it is imported all the same.",
    "«{0}» там выключено; импортировано как включённое.",
  ),
  "delay-left-out": notExpressed(
    "The delay of the profile for the queue {0} is left out: criteria decide instead.",
    "Задержка профиля для очереди {0} не учтена: её заменяют критерии.",
  ),
  "criteria-for-all-queues": assumed(
    "The criteria do not name a queue; they are taken for every queue of the profiles.",
    "В критериях очередь не названа; они отнесены ко всем очередям профилей.",
  ),
  "channel-unknown": notExpressed(
    "“{0}” is no channel of customers here and was left out of what agents hold.",
    "«{0}» здесь не канал обращения клиентов, в нагрузке операторов не учтено.",
  ),
  "channel-of-config-unknown": notExpressed(
    "No file says which channel “{0}” is for, so its weight is left out.",
    "Ни в одном файле не сказано, для какого канала «{0}», поэтому вес не учтён.",
  ),
} as const;
