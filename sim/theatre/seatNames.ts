import type { LocalName } from "../scenario/about.ts";

/** First names people are told apart by on a stage, in both spellings. */
const FIRST: readonly (readonly [en: string, ru: string])[] = [
  ["Olga", "Ольга"],
  ["Ivan", "Иван"],
  ["Anna", "Анна"],
  ["Boris", "Борис"],
  ["Vera", "Вера"],
  ["Gleb", "Глеб"],
  ["Daria", "Дарья"],
  ["Egor", "Егор"],
  ["Zoya", "Зоя"],
  ["Igor", "Игорь"],
  ["Kira", "Кира"],
  ["Lev", "Лев"],
  ["Maria", "Мария"],
  ["Nikita", "Никита"],
  ["Polina", "Полина"],
  ["Roman", "Роман"],
  ["Sofia", "София"],
  ["Timur", "Тимур"],
  ["Ulyana", "Ульяна"],
  ["Fedor", "Фёдор"],
  ["Alina", "Алина"],
  ["Anton", "Антон"],
  ["Elena", "Елена"],
  ["Denis", "Денис"],
  ["Inna", "Инна"],
  ["Kirill", "Кирилл"],
  ["Larisa", "Лариса"],
  ["Maxim", "Максим"],
  ["Nina", "Нина"],
  ["Oleg", "Олег"],
  ["Raisa", "Раиса"],
  ["Pavel", "Павел"],
  ["Tamara", "Тамара"],
  ["Ruslan", "Руслан"],
  ["Yana", "Яна"],
  ["Stepan", "Степан"],
  ["Irina", "Ирина"],
  ["Viktor", "Виктор"],
  ["Galina", "Галина"],
  ["Artem", "Артём"],
  ["Diana", "Диана"],
  ["Mikhail", "Михаил"],
  ["Eva", "Ева"],
  ["Sergey", "Сергей"],
  ["Lidia", "Лидия"],
  ["Yuri", "Юрий"],
  ["Rita", "Рита"],
  ["Andrey", "Андрей"],
  ["Svetlana", "Светлана"],
  ["Vadim", "Вадим"],
];
/** What tells bearers of one first name apart: each letter once, the first of them needs none. */
const LETTERS: readonly (readonly [en: string, ru: string])[] = [
  ["B", "Б"],
  ["G", "Г"],
  ["D", "Д"],
  ["K", "К"],
  ["L", "Л"],
  ["M", "М"],
  ["N", "Н"],
  ["P", "П"],
  ["R", "Р"],
];

/**
 * What the people of a run are called, by seat: those the scenario names by their names, everybody else by a first name, so
 * that nobody is called as a contact is. No two alike up to 500 unnamed people; the same list gives the same names.
 */
export function seatNames(
  people: readonly { readonly name: string; readonly unnamed: boolean }[],
): readonly LocalName[] {
  const taken = new Set(people.filter(({ unnamed }) => !unnamed).map(({ name }) => name.toLowerCase()));
  let next = 0;
  return people.map(({ name, unnamed }) => {
    if (!unnamed) return { en: name, ru: name };
    for (;;) {
      const given = nameOf(next);
      next += 1;
      if (!taken.has(given.en.toLowerCase()) && !taken.has(given.ru.toLowerCase())) return given;
    }
  });
}

function nameOf(number: number): LocalName {
  const [en, ru] = FIRST[number % FIRST.length]!;
  const round = Math.floor(number / FIRST.length);
  const letter = LETTERS[round - 1];
  if (letter !== undefined) return { en: `${en} ${letter[0]}.`, ru: `${ru} ${letter[1]}.` };
  return round === 0 ? { en, ru } : { en: `${en} ${round}`, ru: `${ru} ${round}` };
}
