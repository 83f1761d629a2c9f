import { approximated, assumed, notExpressed } from "./note.ts";

/** Notes about agents: who is meant, in which order they are asked, how much they hold. */
export const AGENT_NOTES = {
  "group-assumed": assumed(
    "The mapping does not name “{0}”; it is taken for the group {1}.",
    "В сопоставлении нет имени «{0}»; оно принято за группу {1}.",
  ),
  "agents-unknown": notExpressed(
    "The mapping does not say which groups satisfy “{0}”; everybody with the skill is asked.",
    "В сопоставлении не сказано, какие группы удовлетворяют условию «{0}»; запрашиваются все с навыком.",
  ),
  "by-level": assumed(
    "“{0}” is read as levels of the skill of the queue {2} (“{1}”).",
    "Условие «{0}» прочитано как уровни навыка очереди {2} («{1}»).",
  ),
  "partly-by-level": notExpressed(
    "Of “{0}” only what is about “{1}” is used.",
    "Из условия «{0}» использовано только то, что касается «{1}».",
  ),
  "levels-scaled": approximated(
    "Each of the vendor's levels stands for {0} of the ten levels here.",
    "Каждому уровню системы соответствуют {0} из десяти здешних.",
  ),
  "nobody-fits": approximated(
    "No group of the mapping fits; the contact waits this step out.",
    "Ни одна группа сопоставления не подходит; контакт пережидает этот шаг.",
  ),
  "nobody-fits-last": assumed(
    "No group of the mapping fits the last step; everybody with the skill is asked.",
    "Последнему шагу не подходит ни одна группа сопоставления; запрашиваются все с навыком.",
  ),
  "people-unknown": notExpressed(
    "The mapping knows none of the {0} people of ring {1}.",
    "В сопоставлении нет ни одного из людей кольца {1} (всего их {0}).",
  ),
  "members-by-skill": assumed(
    "Members of the queue ({0}) are taken for the groups that have its skill in the scenario.",
    "Участники очереди ({0}) — это группы сценария с её навыком.",
  ),
  "members-unknown": notExpressed(
    "{0} members of the queue are in no group of the mapping; only the groups are asked.",
    "Участники очереди не найдены в группах сопоставления (таких {0}); запрашиваются только группы.",
  ),
  "most-available-by-slots": approximated(
    "Most available is counted in contacts of the channel an agent could still take, not in capacity.",
    "Запас оператора считается в контактах канала, которые он ещё может взять, а не в ёмкости.",
  ),
  "skills-unknown": notExpressed(
    "Skills are given up (“{0}”), but the mapping does not say which skills the queue's contacts need.",
    "Навыки снимаются («{0}»), но в сопоставлении не сказано, какие навыки нужны контактам очереди.",
  ),
  "skills-by-rules": notExpressed(
    "Skills of contacts are set by rules elsewhere; the mapping can say them.",
    "Навыки контактов задаются правилами в другом месте; их можно указать в сопоставлении.",
  ),
  "skilled-by-level": approximated(
    "Skilled agents are told by the level of the queue's skill; the vendor adds up all attributes of the step.",
    "Квалификация определяется уровнем навыка очереди; система складывает все признаки шага.",
  ),
  "one-agent-order": approximated(
    "Queues choose agents differently ({0}, {1}); the policy has one order, the first.",
    "Очереди выбирают операторов по-разному ({0}, {1}); у правила один порядок — первый.",
  ),
  "one-order-of-agents": approximated(
    "Agents are ordered differently from step to step or queue to queue; the policy has one order, the first.",
    "Порядок операторов различается по шагам или очередям; у правила он один — первый.",
  ),
  "order-left-out": notExpressed(
    "The order “{0}” is not by the skill of a queue and was left out.",
    "Порядок «{0}» — не по навыку очереди, он не учтён.",
  ),
  "idle-since-offer": assumed(
    "Idle time counts from the last contact offered; changes of presence do not matter.",
    "Простой считается от последнего предложенного контакта; смена статуса не важна.",
  ),
  "most-spare-assumed": assumed(
    "Agents are chosen by most spare capacity, the vendor's usual setting; the files do not say.",
    "Операторы выбираются по наибольшему запасу, как обычно в системе; в файлах этого нет.",
  ),
  "external-routing": notExpressed(
    "Work is routed by another system, whose rules are not in the file.",
    "Распределяет другая система, её правил в файле нет.",
  ),
  "medium-unknown": notExpressed("The medium “{0}” is not known.", "Канал «{0}» неизвестен."),
  "interrupted-is-set-aside": approximated(
    "Work that is interrupted is set aside; the vendor lets it go on beside the interrupting contact.",
    "Прерванная работа откладывается; система позволяет ей идти рядом с прервавшим контактом.",
  ),
  "one-mix": approximated(
    "Channels differ in what may be held beside them; agents hold contacts of one channel at a time.",
    "Каналы различаются тем, что можно вести рядом; операторы ведут контакты одного канала.",
  ),
  "one-weight": approximated(
    "Configurations give the channel {0} different weights; the first one is used.",
    "У канала {0} в разных настройках разный вес; взят первый.",
  ),
  "capacity-unknown": notExpressed(
    "The weight {0} says nothing without the capacity of agents, which is not in the files.",
    "Вес {0} ничего не значит без общей ёмкости оператора, а её в файлах нет.",
  ),
  "capacity-for-whom": assumed(
    "The mapping knows nobody of “{0}”; the capacity is given to every group.",
    "В сопоставлении нет никого из «{0}»; ёмкость отнесена ко всем группам.",
  ),
} as const;
