/* Types of what the scripts of the page of cases share. Not published. */

interface EntryReport {
  id: string;
  text: string;
  critical: boolean;
  state: EntryState["state"];
  /** The state in words, and what was noted beside it. */
  words: string[];
  at: string;
  by: string;
}

interface ListReport {
  document: string;
  title: string;
  address: string;
  edition: string;
  settled: number;
  total: number;
  entries: EntryReport[];
}

/** A case in words, for every way of showing it. */
interface CaseReport {
  title: string;
  rows: [label: string, value: string][];
  lists: ListReport[];
  /** What was last saved of each. */
  drafts: DraftCopy[];
  /** Oldest first. */
  log: { at: string; by: string; text: string }[];
}

type CaseStatus = "open" | "closed" | "archived" | "deleted";

interface CaseWords {
  /** Its status, when it began and ended, its next deadline and its progress. */
  standing(one: Case): { status: CaseStatus; standing: string; due: string; progress: string };
  /** Names of facts by id. */
  report(one: Case, facts: Map<string, string>): CaseReport;
}

/** What a file or link holds, before anything is taken in. */
interface Incoming {
  /** One sentence on what is wrong with it as a whole; empty if nothing is. */
  problem: string;
  records: CaseRecord[];
  /** Records that could not be read: of a newer handbook, and others. */
  newer: number;
  broken: number;
  /** The handbook that it came from, if it is another one. */
  site: string;
}

interface CaseFile {
  write(records: CaseRecord[]): string;
  fromFile(file: Blob): Promise<Incoming>;
  /** Empty if the link would be too long; rejects where the browser cannot make one. */
  link(records: CaseRecord[]): Promise<string>;
  fromLink(hash: string): Promise<Incoming>;
}

interface CaseTexts {
  markdown(report: CaseReport): string;
  csv(report: CaseReport): string;
  calendar(one: Case): string;
  /** From a report and the frame of the page. */
  page(report: CaseReport, frame: HTMLTemplateElement): string;
}

/** What the parts of the page share. */
interface CasesPage {
  root: HTMLElement;
  /** Names of facts by id. */
  facts: Map<string, string>;
  /** What buttons do, by their data-action. */
  actions: Record<string, (button: HTMLElement) => void>;
  /** Aborted when the page is left. */
  signal: AbortSignal;
  /** The case that the address names, if it is here. */
  one(): Case | undefined;
  part(name: string, within?: ParentNode): HTMLElement;
  /** Write a text; without one the element is hidden. */
  fill(name: string, text: string, within?: ParentNode): HTMLElement;
  /** Show how a case stands, and the buttons that go with that. */
  stand(within: HTMLElement, one: Case): void;
  /** Say once what was done, and how it is taken back. */
  say(text: string, undo?: () => void): void;
  /** Go to a case, or with "" to the overview. */
  go(id: string): void;
  /** Put the focus where the part that is shown begins. */
  rest(): void;
  download(name: string, type: string, text: string): void;
}

interface Playbook {
  sha256(text: string): string;
  caseWords: CaseWords;
  caseFile: CaseFile;
  caseTexts: CaseTexts;
  /** Sets up a part of the page and returns how to draw it. */
  casesParts: ((page: CasesPage) => () => void)[];
}
