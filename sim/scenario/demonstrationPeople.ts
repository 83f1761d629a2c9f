import type { BreakSpec, PersonSpec, ShiftSpec } from "./scenario.ts";

/** Everybody of the demonstration centre, day shift first: names of people who do not exist. */
const NAMES: readonly (readonly [id: string, name: string])[] = [
  ["alina-safina", "Алина Сафина"],
  ["timur-garipov", "Тимур Гарипов"],
  ["emma-clarke", "Emma Clarke"],
  ["ruslan-valeev", "Руслан Валеев"],
  ["olga-petrova", "Ольга Петрова"],
  ["daniel-okafor", "Daniel Okafor"],
  ["guzel-nurieva", "Гузель Нуриева"],
  ["ivan-sokolov", "Иван Соколов"],
  ["laura-meier", "Laura Meier"],
  ["marat-khasanov", "Марат Хасанов"],
  ["svetlana-orlova", "Светлана Орлова"],
  ["ben-whitaker", "Ben Whitaker"],
  ["aigul-zaripova", "Айгуль Зарипова"],
  ["denis-kuznetsov", "Денис Кузнецов"],
  ["sofia-almeida", "Sofia Almeida"],
  ["rinat-galeev", "Ринат Галеев"],
  ["natalia-belova", "Наталья Белова"],
  ["kamila-sharipova", "Камила Шарипова"],
  ["tom-hughes", "Tom Hughes"],
  ["artur-minnikhanov", "Артур Минниханов"],
  ["elena-vinogradova", "Елена Виноградова"],
  ["liya-akhmetova", "Лия Ахметова"],
  ["james-porter", "James Porter"],
  ["pavel-morozov", "Павел Морозов"],
  ["dina-islamova", "Дина Исламова"],
  ["chloe-martin", "Chloe Martin"],
  ["bulat-fattakhov", "Булат Фаттахов"],
  ["irina-lebedeva", "Ирина Лебедева"],
  ["nadia-rahman", "Nadia Rahman"],
  ["ildar-yusupov", "Ильдар Юсупов"],
  ["anna-smirnova", "Анна Смирнова"],
  ["oskar-lindberg", "Oskar Lindberg"],
  ["regina-khabirova", "Регина Хабирова"],
  ["maxim-volkov", "Максим Волков"],
  ["venera-gilmanova", "Венера Гильманова"],
  ["peter-novak", "Peter Novák"],
  ["azat-mukhametov", "Азат Мухаметов"],
  ["yulia-fedorova", "Юлия Фёдорова"],
  ["grace-bennett", "Grace Bennett"],
  ["ramil-safiullin", "Рамиль Сафиуллин"],
  ["tatiana-zaitseva", "Татьяна Зайцева"],
  ["zulfiya-karimova", "Зульфия Каримова"],
  ["henry-walsh", "Henry Walsh"],
  ["sergei-nikitin", "Сергей Никитин"],
  ["leysan-bikbaeva", "Лейсан Бикбаева"],
  ["marta-kowalska", "Marta Kowalska"],
  ["fanis-shakirov", "Фанис Шакиров"],
  ["kristina-popova", "Кристина Попова"],
  ["lucas-ferreira", "Lucas Ferreira"],
  ["albina-gaynutdinova", "Альбина Гайнутдинова"],
  ["roman-egorov", "Роман Егоров"],
  ["farida-latypova", "Фарида Латыпова"],
  ["isla-murray", "Isla Murray"],
  ["nikita-pavlov", "Никита Павлов"],
  ["rustem-sabirov", "Рустем Сабиров"],
  ["julia-brandt", "Julia Brandt"],
  ["vera-stepanova", "Вера Степанова"],
  ["ainur-gabdullin", "Айнур Габдуллин"],
  ["hannah-price", "Hannah Price"],
  ["eldar-nigmatullin", "Эльдар Нигматуллин"],
  ["ksenia-romanova", "Ксения Романова"],
  ["ravil-khismatov", "Равиль Хисматов"],
  ["damir-kamalov", "Дамир Камалов"],
  ["polina-efimova", "Полина Ефимова"],
  ["owen-griffiths", "Owen Griffiths"],
  ["rezeda-vafina", "Резеда Вафина"],
  ["anton-baranov", "Антон Баранов"],
  ["ines-moreau", "Inès Moreau"],
  ["ilnaz-davletov", "Ильназ Давлетов"],
  ["maria-kiseleva", "Мария Киселёва"],
  ["rafael-costa", "Rafael Costa"],
  ["gulnara-ismagilova", "Гульнара Исмагилова"],
  ["kirill-frolov", "Кирилл Фролов"],
  ["alice-morgan", "Alice Morgan"],
  ["salavat-tukaev", "Салават Тукаев"],
  ["daria-medvedeva", "Дарья Медведева"],
  ["noah-fischer", "Noah Fischer"],
  ["elvira-mingazova", "Эльвира Мингазова"],
  ["gleb-tarasov", "Глеб Тарасов"],
  ["freya-nielsen", "Freya Nielsen"],
  ["airat-bagautdinov", "Айрат Багаутдинов"],
];

const WHOLE_WEEK = [1, 2, 3, 4, 5, 6, 7];
const SHIFT_MINUTES = 720;

/**
 * Breaks of a twelve-hour shift: a quarter of an hour about every two hours and an hour of lunch, moved by up to two
 * hours from person to person, so that about a fifth of those on shift are away at any time and never all at once.
 */
function breaksOf(person: number): BreakSpec[] {
  const moved = (person * 37) % 100;
  return [
    { afterMinutes: 20 + moved, durationMinutes: 15, reason: "break" },
    { afterMinutes: 140 + moved, durationMinutes: 15, reason: "break" },
    { afterMinutes: 255 + moved, durationMinutes: 60, reason: "lunch" },
    { afterMinutes: 385 + moved, durationMinutes: 15, reason: "break" },
    { afterMinutes: 490 + moved, durationMinutes: 15, reason: person % 3 === 0 ? "training" : "break" },
    { afterMinutes: 595 + moved, durationMinutes: 15, reason: "break" },
  ];
}

function shiftOf(startMinute: number, person: number): ShiftSpec {
  const endMinute = startMinute + SHIFT_MINUTES;
  return { weekdays: WHOLE_WEEK, startMinute, endMinute, breaks: breaksOf(person) };
}

/**
 * `day` and `night` people of one team, taken from the list from number `from` on. Shifts change an hour apart within
 * a team (at 7, 8 and 9 o'clock), so that the floor is never handed over at once.
 */
export function peopleOf(from: number, day: number, night: number): PersonSpec[] {
  const people: PersonSpec[] = [];
  for (let i = 0; i < day + night; i++) {
    const [id, name] = NAMES[from + i]!;
    const startHour = 7 + (i % 3) + (i < day ? 0 : 12);
    people.push({ id, name, shifts: [shiftOf(startHour * 60, from + i)] });
  }
  return people;
}
