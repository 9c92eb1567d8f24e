/** Names of many cultures. A name with a second part after `|` is written in its own script; the second part is how it is latinised. */
import { type Dice, pick } from "../dice.ts";

const NAMES = {
  english: [
    "Alice Amelia Daniel Edward Eleanor Fiona George Grace Harriet Henry Imogen James Louise Marcus Niamh Oliver Rory Ruth Sean Tessa",
    "Ashworth Barlow Callahan Doyle Ellery Fairclough Gallagher Hargreaves Kavanagh Lockwood Merriweather Newbold O'Connor Pemberton Quigley Rowntree Sutherland Thackeray Whitcombe Yardley",
  ],
  german: [
    "Anneliese Bastian Carla Dorothea Emil Friederike Gregor Hannelore Ingo Jakob Katharina Leopold Marlene Nikolas Ottilie Rüdiger Sabine Tilman Ulrike Wiebke",
    "Achterberg Brückner Dürrmann Eichstädt Föhrmann Großkopf Hagedorn Iversen Jägermeyer Kolbenheyer Lindhorst Möllendorf Niederauer Ostermann Pfeilschifter Rautenberg Schönfelder Tiedemann Uhlenbrock Wäldchen",
  ],
  french: [
    "Adèle Baptiste Célestine Damien Élodie Fabrice Geneviève Hugo Inès Julien Léonie Maëlle Noémie Octave Perrine Raphaël Solène Théo Violette Yves",
    "Aubertin Beauchesne Chastaing Delacourt Étchegaray Fauvel Garnault Hautecœur Jolivet Lachenal Montbrun Nivelle Peyrac Quéméneur Rochebrune Sauvageot Tessonnier Vaugirard Villard Yvernel",
  ],
  spanish: [
    "Alejandra Beatriz Cristóbal Diego Esperanza Fernando Guadalupe Hernán Inmaculada Joaquín Lucía Martín Nieves Óscar Paloma Ramiro Soledad Tomás Valentina Ximena",
    "Aguirrezabal Bustamante Calderón Domínguez Echeverría Figueroa Gallardo Herrera Ibáñez Lizárraga Montenegro Navarrete Ordóñez Peñalver Quintana Rebolledo Sepúlveda Talavera Urrutia Zambrano",
  ],
  italian: [
    "Alessia Bruno Chiara Dario Eleonora Fabrizio Giulia Lorenzo Martina Nicolò Ornella Pietro Rosalba Stefano Tiziana Umberto Vittoria",
    "Abbagnale Bellucci Castelvetro Dell'Orto Esposito Fontanarosa Giordano Lombardini Mastroianni Nardelli Orlandini Palmieri Quaranta Rinaldini Sanseverino Trevisani Vallebona",
  ],
  dutch: [
    "Anouk Bram Femke Gijs Hanneke Joost Lotte Maarten Nienke Pim Roos Sander Tijn Willemijn",
    "van den Akker Brouwershaven ter Horst de Graaff Hoogland Kuipers van der Meulen Oosterhuis Postma Roelofs Schuurman Terpstra Vermeulen Wijnstra",
  ],
  nordic: [
    "Aino Eero Freja Håkan Ingrid Jarkko Kaisa Lars Maija Nils Oona Pekka Saga Torvald Väinö Åsa",
    "Björkqvist Dahlgren Eskelinen Fagerström Hämäläinen Jørgensen Kivimäki Lindqvist Mäkelä Nygård Østergaard Pohjola Rønningen Sjöholm Törnqvist Virtanen",
  ],
  polish: [
    "Agnieszka Bartłomiej Celina Dawid Elżbieta Grzegorz Halina Iwona Kacper Łucja Małgorzata Przemysław Stanisława Wojciech Zofia",
    "Brzęczyszewski Chmielewska Dąbrowski Grabowiecki Jabłoński Kwiatek Lewandowicz Malczewski Nowakowski Ostrowicz Pawluk Różański Szczepanik Wójcicki Żurawik",
  ],
  portuguese: [
    "Afonso Benedita Conceição Duarte Filipa Gonçalo Inês João Leonor Matilde Nuno Rui Simão Teresa",
    "Albuquerque Bragança Carvalhal Esteves Figueiredo Guimarães Lourenço Magalhães Nogueira Pacheco Queirós Sampaio Teixeira Vasconcelos",
  ],
  turkish: [
    "Aylin Berk Cansu Deniz Elif Ferhat Gülşen Hakan İpek Kerem Lale Mert Nazlı Özgür Selin Tolga Yağmur Zeynep",
    "Akbulut Başaran Çelikkol Demirci Erdoğdu Gündüz Ilgaz Karadağ Öztürkmen Sarıkaya Şimşek Türkyılmaz Uçar Yıldırımlı",
  ],
  indian: [
    "Aarav Bhavna Chandrika Devika Farhan Gayatri Harish Ishaan Jyoti Kavitha Lakshmi Manoj Nandini Priya Rohan Sunita Tejas Vikram",
    "Acharya Banerjee Chaudhuri Deshpande Ganguly Iyer Joshi Krishnamurthy Malhotra Nambiar Patwardhan Raman Srinivasan Thakur Venkatesan Wadhwa",
  ],
  nigerian: [
    "Adaeze Babatunde Chiamaka Damilola Efe Folake Ifeanyi Kelechi Ngozi Obinna Oluwaseun Sade Tobenna Uche Yewande",
    "Abiola Adeyemi Bankole Chukwuma Danjuma Ekwueme Ibrahim Nwosu Obiora Okafor Okonkwo Olatunji Onyekachi Umeh",
  ],
  arabic: [
    "ليلى|layla كريم|karim Amina Bilal Dunia Farouk Hala Idris Jamila Khalil Maryam Nadir Rania Samir Tariq Yasmine",
    "حداد|haddad منصور|mansour Abdelkader Benyahia El-Amrani Farahat Ghannam Khoury Lahlou Meziane Nasser Qasim Rahmani Sabbagh Tazi Zeroual",
  ],
  chinese: [
    "美玲|meiling 志明|zhiming Bowen Jiahui Jun Lifen Minghao Ruoxi Shufen Wenjie Xiaoyan Yichen Zihan",
    "林|lin 陳|chen Cai Fong Gao Huang Jiang Kwok Liang Ng Qiu Shen Tseng Wu Xiong Zhao",
  ],
  japanese: [
    "有希|yuki 健太|kenta Ayaka Daichi Emiko Haruto Kaori Makoto Naoko Ryota Sakura Takumi",
    "田中|tanaka 佐藤|sato Aoyama Fujimoto Hasegawa Ishikawa Kobayashi Matsuda Nakagawa Okamoto Shimizu Watanabe",
  ],
  korean: [
    "서연|seoyeon Areum Daehyun Eunji Hyejin Jihoon Minseo Sungmin Yuna",
    "김|kim Bae Choi Han Jeong Kwon Lim Park Seo Yoon",
  ],
  vietnamese: [
    "Anh Bảo Châu Dũng Hằng Khánh Linh Minh Ngọc Phương Quân Thảo Tuấn Yến",
    "Bùi Đặng Đỗ Hoàng Lê Ngô Nguyễn Phạm Trần Võ",
  ],
  ukrainian: [
    "Олена|olena Андрій|andriy Bohdan Daryna Halyna Ivanna Kateryna Mykola Oksana Taras Yaroslav Zoya",
    "Шевчук|shevchuk Коваль|koval Bondarenko Doroshenko Hrytsenko Kravets Lysenko Melnyk Petrenko Savchuk Tkachenko",
  ],
} as const;

export type Culture = keyof typeof NAMES;
export type Name = { display: string; given: string; latin: string };

/** Family names of two words stay together because the list above never splits inside one. */
const PARTICLES = /\b(van den|van der|ter|de) /g;

export function drawName(d: Dice, culture: Culture): Name {
  const [givens, families] = NAMES[culture];
  return toName(pick(d, givens.split(" ")), pick(d, splitFamilies(families)), culture);
}

const splitFamilies = (list: string): string[] =>
  list.replace(PARTICLES, (particle) => particle.replaceAll(" ", "\u00a0")).split(" ");

/** Chinese, Japanese and Korean names in their own script begin with the family. */
export function toName(given: string, family: string, culture: Culture): Name {
  const [givenShown = "", givenLatin = givenShown] = given.split("|");
  const [familyShown = "", familyLatin = familyShown] = family.replaceAll("\u00a0", " ").split("|");
  const own = given.includes("|") && family.includes("|");
  const shown = own ? [givenShown, familyShown] : [capital(givenLatin), capital(familyLatin)];
  const eastern = own && (culture === "chinese" || culture === "japanese" || culture === "korean");
  const display = eastern ? `${shown[1]} ${shown[0]}` : `${shown[0]} ${shown[1]}`;
  return { display, given: shown[0] ?? "", latin: `${latinise(givenLatin)}.${latinise(familyLatin)}` };
}

const capital = (word: string): string =>
  /^(van|ter|de) /.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);

const LETTERS: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", œ: "oe", æ: "ae" };

/** What such a name becomes in a mail address: ASCII letters and nothing else. */
export const latinise = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[ßøłđıœæ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z]/g, "");
