import type { BreakSpec, PersonSpec, ShiftSpec } from "./staff.ts";

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
 * Breaks of a twelve-hour shift: five of a quarter of an hour and an hour of lunch, which moves by up to three hours.
 * `place` in [0, 1) is the person's place in the team: with the shifts it spreads the team's breaks evenly, so that
 * about a fifth of those on shift are away at any time and never a whole team.
 */
function breaksOf(place: number): BreakSpec[] {
  return [
    { afterMinutes: 45, durationMinutes: 15, reason: "break" },
    { afterMinutes: 120, durationMinutes: 15, reason: "break" },
    { afterMinutes: 210 + Math.round(place * 180), durationMinutes: 60, reason: "lunch" },
    { afterMinutes: 500, durationMinutes: 15, reason: "break" },
    { afterMinutes: 575, durationMinutes: 15, reason: Math.round(place * 100) % 4 === 0 ? "training" : "break" },
    { afterMinutes: 650, durationMinutes: 15, reason: "break" },
  ];
}

function shiftOf(firstMinute: number, place: number): ShiftSpec {
  const startMinute = firstMinute + Math.round(place * 24) * 5;
  return { weekdays: WHOLE_WEEK, startMinute, endMinute: startMinute + SHIFT_MINUTES, breaks: breaksOf(place) };
}

/**
 * `day` and `night` people of one team, taken from the list from number `from` on. They change one after the other
 * between 7 and 9 o'clock, morning and evening, so that the floor is never handed over at once.
 */
export function peopleOf(from: number, day: number, night: number): PersonSpec[] {
  return Array.from({ length: day + night }, (_, i) => {
    const [id, name] = NAMES[from + i]!;
    const shift = i < day ? shiftOf(7 * 60, i / day) : shiftOf(19 * 60, (i - day) / night);
    return { id, name, shifts: [shift] };
  });
}
