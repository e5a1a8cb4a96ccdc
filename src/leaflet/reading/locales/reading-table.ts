/** The words of a language that tell the parts of a page from each other. Regular expressions are over folded text, a space is one space. */
export interface ReadingTable {
  /** Small words and shelf words that this language has and its neighbors have not, as printed in lower case. */
  readonly tellingWords: string;
  /** Letters that no other language here is written in. */
  readonly script?: RegExp;
  /** Shelf languages printed beside this one on the same page. */
  readonly printedWith?: readonly string[];
  /** What stands before the unit of a price: "le kg". */
  readonly unitArticles: readonly string[];
  /** Units that a price may be for, singular. */
  readonly units: readonly string[];
  /** Things that are counted in a pack: "12 rouleaux". */
  readonly counted: readonly string[];
  /** Between a packaging and what it holds: "pots de 125 g". */
  readonly packOf: readonly string[];
  /** Whole lines that say that a price is for a kilogram, or for 100 grams. */
  readonly byKilo: readonly string[];
  readonly byHundredGrams: readonly string[];
  /** The same, where they stand beside a price alone: "1 kg" in a product's text is what it holds. */
  readonly byKiloBesidePrice?: readonly string[];
  /** Words beside amounts that are no shelf price: delivery, a price a person in a recipe, vouchers, games, fees. */
  readonly decoys: readonly string[];
  /** Before the variants to choose from; and the words between and before them. */
  readonly choice: readonly string[];
  readonly or: readonly string[];
  readonly variantArticles: readonly string[];
  /** What says that an offer is on a whole range; the group holds its name. */
  readonly ranges: readonly string[];
  /** Words beside a number that is a day. */
  readonly dateWords: readonly string[];
  /** Words of three letters or more that tell no variant. */
  readonly littleWords: string;
  /** "Pot" in a title contradicts "bouteille" on the page, but not a page that names no packaging. */
  readonly packaging: string;
  readonly slips?: readonly Slip[];
}

/** What is read in small print of pictures, a global expression over a line as read, and what was printed: "lel" for "lei". */
export type Slip = readonly [read: RegExp, printed: string];
