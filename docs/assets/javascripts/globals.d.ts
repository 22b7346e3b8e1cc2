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

interface SnapshotEntry {
  id: string;
  text: string;
  critical: boolean;
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
  states: Map<string, EntryState & { at: string; by: string }>;
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
  read(value: unknown): CaseRecord | null;
  draftCopy(value: unknown): DraftCopy | null;
  merge(ours: Iterable<CaseRecord>, theirs: Iterable<CaseRecord>): CaseRecord[];
  fold(records: CaseRecord[]): Case;
  order(a: CaseRecord, b: CaseRecord): number;
  progress(list: CaseList): { settled: number; total: number };
  deadlines(one: Case): Deadline[];
}

interface Store {
  /** The address of the top of the site. */
  readonly site: string;
  /** False once something could not be kept beyond this visit. */
  readonly lasting: boolean;
  /** What is stored and cannot be understood, by key. */
  readonly unreadable: Map<string, string>;
  cases(): Map<string, Case>;
  add(records: CaseRecord[]): void;
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
  /** Calls back after every change, here or in another tab. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

interface CaseChange {
  case: string;
  target: string;
  value: unknown;
}

interface Cases {
  current(): Case | null;
  /** All cases, also closed and deleted ones, last changed first. */
  all(): Case[];
  open(name?: string): string;
  select(id: string): void;
  change(changes: CaseChange[]): void;
  title(one: Case): string;
  readonly canUndo: boolean;
  undo(): void;
  by: string;
}

interface Playbook {
  component(name: string, setup: (root: HTMLElement) => void): void;
  /** The reader's own day, such as 2026-11-22. */
  today(): string;
  records: Records;
  store: Store;
  cases: Cases;
  snapshot(root: HTMLElement): ListSnapshot;
  moves: {
    changes(
      one: Case,
      list: CaseList,
      newest: ListSnapshot,
      move: { entries: { id: string; status: string }[] },
    ): CaseChange[];
  };
}

interface Window {
  playbook: Playbook;
  /** The theme's stream of documents: one at the start and one after each instant navigation. */
  document$?: { subscribe(listener: () => void): void };
}
