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
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const PLURAL = new RegExp(`(?<!${LETTER})(${LETTER}{3,})[sx](?!${LETTER})`, "gu");

/** Reduces a text to small letters without accents. */
function plain(text) {
  const bare = text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "");
  return bare
    .replace(TO_SIMPLIFY, (letter) => SIMPLE[letter] ?? letter)
    .trim()
    .replace(/\s+/g, " ");
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
