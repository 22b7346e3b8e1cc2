/* Types of what the scripts share. Not published; read by the type checker only. */

/** One change by one reader at one moment; never changed afterwards. */
interface CaseRecord {
  v: 1;
  id: string;
  case: string;
  /** ISO 8601 with milliseconds, UTC. */
  at: string;
  /** Who, if the reader gave a name. */
  by: string;
  /** name, opened, closed, archived, deleted, deadline, fact/ID, list/DOCUMENT, entry/DOCUMENT/ID, draft/DOCUMENT. */
  target: string;
  value: unknown;
}

interface EntryState {
  state: "open" | "done" | "na" | "blocked";
  /** The revision that was shown. */
  revision: string;
  /** The mark of the words that were shown. */
  words: string;
  /** Why it does not apply. */
  reason: string;
  /** Whom it waits for. */
  who: string;
  /** Until which day, such as 2026-11-22, or empty. */
  until: string;
  note: string;
  /** What the list asks to write down. */
  seen: string;
}

/** What a case knows of an entry: its last state, and when and by whom it was given. */
interface KeptState extends EntryState {
  at: string;
  by: string;
  /** What the state was before the words changed; else empty. Then `state` is open. */
  reopened: EntryState["state"] | "";
}

interface SnapshotEntry {
  id: string;
  text: string;
  critical: boolean;
  /** A mark that changes with anything that the entry says. */
  words: string;
  /** Whether it came with the last move to another revision. */
  added: boolean;
}

/** A list as it stood when it was begun, so that a case can be shown without the page. */
interface ListSnapshot {
  revision: string;
  title: string;
  /** From the top of the site. */
  address: string;
  /** When that revision was seen, in words. */
  edition: string;
  entries: SnapshotEntry[];
}

interface CaseList extends ListSnapshot {
  document: string;
  begun: string;
  /** Also of entries that the list no longer has. */
  states: Map<string, KeptState>;
}

interface Deadline {
  on: string;
  what: string;
}

interface Case {
  id: string;
  name: string;
  opened: string;
  closed: string | null;
  archived: boolean;
  deleted: boolean;
  deadline: Deadline | null;
  changed: string;
  facts: Map<string, string>;
  lists: CaseList[];
  /** What was last saved of each draft, by document. */
  drafts: Map<string, DraftCopy>;
  /** All records, oldest first. */
  log: CaseRecord[];
}

interface Records {
  readonly VERSION: 1;
  /** What the states of an entry are called. */
  readonly STATES: Record<EntryState["state"], string>;
  /** The state of an entry that nobody has changed. */
  readonly UNTOUCHED: KeptState;
  /** What a text holds; undefined for what is not JSON. */
  parsed(text: string): any;
  read(value: unknown): CaseRecord | null;
  /** A day of the calendar, such as 2026-11-22; null for anything else. */
  day(value: unknown): string | null;
  draftCopy(value: unknown): DraftCopy | null;
  merge(ours: Iterable<CaseRecord>, theirs: Iterable<CaseRecord>): CaseRecord[];
  fold(records: CaseRecord[]): Case;
  worded(kept: KeptState, words: string, revision: string): KeptState;
  settled(state?: EntryState): boolean;
  progress(lists: CaseList[]): { settled: number; total: number };
  deadlines(one: Case): Deadline[];
}

interface Store {
  /** The address of the top of the site. */
  readonly site: string;
  /** The id of the case that ticks of the time before there were cases became. */
  readonly earlier: string;
  /** False once something could not be kept beyond this visit. */
  readonly lasting: boolean;
  /** What is stored and cannot be understood, by key. */
  readonly unreadable: Map<string, string>;
  cases(): Map<string, Case>;
  add(records: CaseRecord[]): void;
  /** Remove records for good, as far as they are here. */
  remove(records: CaseRecord[]): void;
  /** Remove a case for good. */
  forget(caseId: string): void;
  /** Remove everything of this handbook. */
  wipe(): void;
  setting(name: string): string | null;
  /** What is being typed into a draft, by CASE/DOCUMENT; null for nothing that can be read. */
  typed(name: string): DraftCopy | null;
  /** Keep what is being typed. Other tabs hear of it; this one knows. */
  type(name: string, copy: DraftCopy | null): void;
  set(name: string, value: string | null): void;
  /** A setting of this tab alone, which lasts as long as the tab. */
  own(name: string): string | null;
  setOwn(name: string, value: string): void;
  /** Calls back after every change, here or in another tab. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

interface CaseChange {
  case: string;
  target: string;
  value: unknown;
}

interface CardNumbers {
  /** Where card numbers stand in a text: starts and ends. */
  places(text: string): [number, number][];
  /** The text with other words in their place. */
  without(text: string): string;
}

interface Cases {
  current(): Case | null;
  /** All cases, also closed and deleted ones, last changed first. */
  all(): Case[];
  open(name?: string): string;
  select(id: string): void;
  /** All records of all cases. */
  records(): CaseRecord[];
  /** Write what is no change by the reader. */
  write(changes: CaseChange[]): void;
  /** Write changes that can be taken back, and before them what stays then. */
  change(changes: CaseChange[], lasting?: CaseChange[]): void;
  title(one: Case): string;
  readonly canUndo: boolean;
  /** What undo would write: nothing for what has been changed since in another tab. */
  nextUndo(): CaseChange[];
  undo(): void;
  /** Take in records of a file or link, and note which came. */
  take(coming: CaseRecord[]): void;
  /** How many records of the last import are here. */
  readonly taken: number;
  /** Remove what the last import brought; what was written since stays. */
  untake(): void;
  by: string;
}

/** One entry on its page. */
interface EntryView {
  box: HTMLInputElement;
  draw(state: KeptState, how: { locked: boolean; isNew: boolean }): void;
}

interface Elements {
  part(root: ParentNode, name: string): HTMLElement;
  all<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found[];
  button(root: ParentNode, action: string): HTMLButtonElement;
  /** The data that the build wrote into a part; null where there is no such part. */
  json(root: ParentNode, name: string): any;
  make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: object,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag];
  /** Fill an element, unless it says the same already. */
  say(element: HTMLElement, ...words: (Node | string)[]): void;
  /** A day in words: 2026年11月22日. */
  day(on: string): string;
  /** Put a text on the clipboard; false where the browser does not allow it. */
  copied(text: string): Promise<boolean>;
  /** A moment in words, in the reader's own time; empty for none. */
  moment(at: string): string;
}

/** What the build knows of the way from an older revision to the newest. */
interface RevisionChange {
  revision: string;
  changed: Record<string, { label: string; runs: [string, string][] }[]>;
  gone: Record<string, string>;
}

/** A list of a case beside the same list on a page of another revision. */
interface ListChange {
  same: SnapshotEntry[];
  changed: { now: SnapshotEntry; before: SnapshotEntry }[];
  added: SnapshotEntry[];
  gone: SnapshotEntry[];
}

/** A decision table that the build has proven. */
interface Diagram {
  /** An input, and a child for each of its answers: a node, or below 0 an end. Children first. */
  nodes: [number, number[]][];
  root: number;
  /** The rules of each end -1, -2, …; the first stands for what cannot occur. */
  terminals: number[][];
}

/** The number of the answer to each input, none where it is open; 「わからない」 is beyond all. */
type Answers = (number | null)[];

interface Chooser {
  /** What answers leave: inputs worth asking, at most so many questions, rules of each end. */
  left(diagram: Diagram, answers: Answers): { open: number[]; most: number; ends: number[][] };
  /** The answers to an input that can occur together with the others. */
  offered(diagram: Diagram, answers: Answers, input: number): number[];
}

/** States of a list in an address, as a sheet's code has them. */
interface PaperCode {
  /** The fragment that tells the states of all entries, in order. */
  fragment(sheet: HTMLElement, states: EntryState["state"][]): string;
  /** The states in a fragment, or why they are not for this sheet. Null for a fragment of another kind. */
  read(fragment: string, sheet: HTMLElement): { problem: string; states: EntryState["state"][] } | null;
}

/** The copy of the handbook that this browser keeps for the time without a network. */
interface Offline {
  /** False in a folder, and where the browser or the build lets no copy be kept. */
  readonly possible: boolean;
  /** Rejects where the browser blocks it. */
  state(): Promise<{ kind: "none" | "coming" | "refused" } | OfflineCopy>;
  /** Make a copy, or look through the one that is there; false if something is still missing. */
  make(): Promise<boolean>;
  /** Remove the copy, and have no other until `make`. */
  refuse(): Promise<void>;
}

interface OfflineCopy {
  kind: "held";
  version: string;
  /** The day of the build, such as 2026-11-22. */
  on: string;
  /** When the copy was last completed. */
  at: string;
  files: number;
  bytes: number;
}

interface Playbook {
  component(name: string, setup: (root: HTMLElement) => void): void;
  /** Fetch and run once what the page names: cases, drafts, search, marks, index, from-paper or offline. */
  load(name: string): Promise<unknown>;
  /** Components whose scripts only some pages load. */
  late: Record<string, (root: HTMLElement) => void>;
  /** The reader's own day, or the day of a moment, such as 2026-11-22. */
  today(now?: Date): string;
  records: Records;
  store: Store;
  cases: Cases;
  cardNumbers: CardNumbers;
  elements: Elements;
  entry(element: HTMLElement, entry: SnapshotEntry): EntryView;
  snapshot(root: HTMLElement): ListSnapshot;
  moves: {
    compare(list: CaseList, page: ListSnapshot): ListChange;
    moved(list: CaseList, page: ListSnapshot): ListSnapshot;
  };
  chooser: Chooser;
  qr: { drawn(text: string): { size: number; path: string } };
  paperCode: PaperCode;
  offline: Offline;
}

interface Window {
  playbook: Playbook;
  /** The theme's stream of documents: one at the start and one after each instant navigation. */
  document$?: { subscribe(listener: () => void): void };
}
