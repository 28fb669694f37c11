// Finding structures by words, as Census.where(text=…) does: each word asked must be a word of the structure,
// plurals aside, or begin one.

const SIMPLE = {
  œ: "oe",
  æ: "ae",
  ø: "o",
  ł: "l",
  đ: "d",
  ß: "ss",
  ς: "σ",
  "&": " et ",
  ...Object.fromEntries([..."’‘ʼ′`"].map((quote) => [quote, "'"])),
  ...Object.fromEntries([..."“”«»"].map((quote) => [quote, '"'])),
  ...Object.fromEntries([..."-‐‑‒–—−_"].map((hyphen) => [hyphen, " "])),
};
const TO_SIMPLIFY = /[-_&`\u0080-\uffff]/g;
const SPACES = /(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/g;
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const PLURAL = new RegExp(`(?<!${LETTER})(${LETTER}{3,})[sx](?!${LETTER})`, "gu");

const COMBINING = new Map();

/**
 * Tells whether a mark combines with its letter, as accents do; the vowel signs of Thai or Hindi do not. Marks that
 * combine have a class, which no property tells, but which puts them in order when a text is decomposed: each one
 * changes place with the mark of the first class after it, or with that of the last class before it.
 */
function isCombining(mark) {
  if (!COMBINING.has(mark)) {
    const moves = [`${mark}\u0334`, `\u0345${mark}`].some((pair) => pair.normalize("NFD") !== pair);
    COMBINING.set(mark, moves);
  }
  return COMBINING.get(mark);
}

/** Reduces a text to small letters without accents. */
function plain(text) {
  const bare = text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\u0345/g, "ι")
    .replace(/\p{M}/gu, (mark) => (isCombining(mark) ? "" : mark));
  return bare
    .replace(TO_SIMPLIFY, (letter) => SIMPLE[letter] ?? letter)
    .replace(SPACES, " ")
    .replace(/^ | $/g, "");
}

/** Reduces a plain text further: words of four letters or more lose a final s or x. */
function fold(text) {
  return text.replace(PLURAL, "$1");
}

/** Returns the words of a text. */
function wordsOf(text) {
  return plain(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Prepares the search; what it returns tells the structures that have all words of a query, null for all. */
function makeSearch(data) {
  // Made at the first search: most visits choose by facets only.
  let words = null;
  let folded = null;
  const has = (place, word) => {
    if (words[place].includes(` ${word}`)) return true;
    folded[place] ??= fold(words[place]);
    return folded[place].includes(` ${fold(word)} `);
  };
  return (query) => {
    const asked = wordsOf(query);
    if (!asked.length) return null;
    words ??= data.structures.map((structure) => ` ${foundBy(data, structure)} `);
    folded ??= [];
    return Uint8Array.from(words, (_, place) => asked.every((word) => has(place, word)));
  };
}
