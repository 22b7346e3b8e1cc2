/* Types of what the scripts of search share. Not published; read by the type checker only. */

/** What the build writes: the text that search looks through. */
interface SearchIndex {
  pages: SearchPage[];
  /** Names of the same thing, one group a thing. */
  names: string[][];
  /** Words by how they are read, in hiragana. */
  readings: Record<string, string[]>;
  /** What a kind is called; the others are not named to the reader. */
  kinds: Record<string, string>;
}

interface SearchPage {
  /** From the top of the site. */
  address: string;
  title: string;
  /** By how much what is found in it counts. */
  boost: number;
  sections: SearchSection[];
}

interface SearchSection {
  /** Empty for the top of the page. */
  anchor: string;
  heading: string;
  kind: string;
  /** One line a block. */
  text: string;
}

/** Folded text, or a pattern of it, that stands for a word of the query. */
type SearchNeedle = string | RegExp;

interface SearchLine {
  whole: string;
  /** What stands outside and inside of brackets. */
  parts: string[];
}

/** A section as it is compared. */
interface SearchPassage {
  page: SearchPage;
  /** The same for all passages that are one result. */
  result: string;
  section: SearchSection;
  /** By how much a find in it counts. */
  weight: number;
  title: SearchLine;
  heading: SearchLine;
  body: string;
}

interface SearchStore {
  index: SearchIndex;
  passages: SearchPassage[];
  /** Characters of a passage, on average. */
  length: number;
  /** The other names of a thing by each of its names, all folded. */
  names: Map<string, string[]>;
  readings: [string, string[]][];
}

/** A page, or one entry of a list, that answers. */
interface SearchResult {
  page: SearchPage;
  title: string;
  /** Those with any of the words, the one that answers best first. */
  sections: SearchSection[];
  score: number;
}

interface SearchAnswer {
  results: SearchResult[];
  /** What stood for the words of the query in the texts. */
  needles: SearchNeedle[];
  /** Words that nothing was found for. */
  missing: string[];
}

interface SearchText {
  fold(text: string): string;
  words(query: string, isName: (word: string) => boolean): SearchWord[];
  finds(folded: string, needle: SearchNeedle): [number, number][];
  spots(text: string, needles: SearchNeedle[]): [number, number][];
}

interface SearchWord {
  /** As typed. */
  typed: string;
  /** Folded; of a word that ends in kana only the part that does not change. */
  folded: string;
  /** Whether another ending may follow. */
  open: boolean;
}

interface Playbook {
  searchText: SearchText;
  searchEngine: {
    open(index: SearchIndex): SearchStore;
    search(store: SearchStore, query: string): SearchAnswer;
  };
  /** What the index brings. */
  searchIndex: SearchIndex;
  /** Show what is found for what is in the box, from now on. */
  searchResults(root: HTMLElement): void;
  searchMarks(article: Element, wanted: string[]): void;
}
