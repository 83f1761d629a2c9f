/**
 * Words that make an absence work away from the queue (`away`) rather than rest (`break`). A reason counts as away when
 * it contains one of them, whatever the case; anything else, and no reason at all, is a break.
 */
export const AWAY_WORDS: readonly string[] = [
  "meeting",
  "training",
  "coaching",
  "project",
  "admin",
  "back office",
  "backoffice",
  "outbound",
  "paperwork",
  "quality",
  "mentor",
  "собрание",
  "совещание",
  "встреча",
  "планёрка",
  "планерка",
  "летучка",
  "обучение",
  "тренинг",
  "наставничество",
  "проект",
  "бэк-офис",
  "бэк офис",
  "документы",
  "исходящие",
];

/** Whether an unavailable agent rests or works elsewhere. */
export function absenceOf(reason: string | undefined): "break" | "away" {
  if (reason === undefined) return "break";
  const words = reason.toLowerCase();
  return AWAY_WORDS.some((word) => words.includes(word)) ? "away" : "break";
}
