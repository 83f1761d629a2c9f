import type { Messages } from "./en.ts";

/** Russian of the lab's ways and of the history. */
export const ruHistory: Messages["history"] = {
  rooms: "Страницы лаборатории",
  room: "История",
  title: "История",
  line: "Что центр уже прожил: из файлов или из своего журнала. На этом стоит прогноз.",
  refused: "Сервер ответил не так, как должен. {detail}",
  none: "Пока ничего не сохранено.",
  queues: "Что сохранено",
  queue: "Очередь",
  channel: "Канал",
  from: "С",
  to: "По",
  intervals: "Интервалов",
  contacts: "Контактов",
  zone: "Часовой пояс",
};
