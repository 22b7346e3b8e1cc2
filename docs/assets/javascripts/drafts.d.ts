/* Types of what the scripts of drafts share. Not published; read by the type checker only. */

interface DraftBlank {
  id: string;
  label: string;
  required?: boolean;
  /** What the text says if nothing is typed. */
  empty?: string;
}

interface DraftField extends DraftBlank {
  /** "text" if missing. */
  kind?: "long" | "date" | "number" | "choice" | "rows";
  choices?: string[];
  columns?: DraftBlank[];
  row?: string;
  fact?: string;
  limit?: { most: number };
}

interface DraftPart {
  text: string;
  short?: string;
  when?: Record<string, string>;
}

interface DraftCheck {
  id: string;
  kind: string;
  fields?: string[];
  words?: string;
  names?: string;
  documents?: string;
  most?: string;
  when?: Record<string, string>;
  say: string;
  why: string;
}

interface DraftWord {
  word: string;
  variants?: string[];
  unless?: string[];
  instead: string;
  why?: string;
}

interface DraftFact {
  label: string;
  hint?: string;
  pattern?: string;
  mismatch?: "refuse";
  private?: boolean;
}

/** A draft as the build wrote it: what is as usual is left out. */
interface Draft {
  fields: DraftField[];
  parts: DraftPart[];
  checks: DraftCheck[];
  words: Record<string, DraftWord[]>;
  facts: Record<string, DraftFact>;
}

type DraftValues = Record<string, string | Record<string, string>[]>;

interface DraftFinding {
  /** The check of the data that found it; null for what is looked at in every draft. */
  check: string | null;
  kind: string;
  field: string;
  /** What is refused does not get into the text. */
  level: "advice" | "refuse";
  say: string;
  why: string;
  found?: string;
  instead?: string;
  /** What the field could say, at the press of a button. */
  fix?: string;
}

/** What was typed into a draft, to be kept. */
interface DraftCopy {
  revision: string;
  title: string;
  /** From the top of the site. */
  address: string;
  values: DraftValues;
  /** What they made when it was saved; empty while it is being written. */
  text: string;
}

type DraftControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Where a field of a draft is on the page. */
interface DraftPlace {
  field: DraftField;
  box: HTMLElement;
  advice: HTMLElement;
  /** How much of its limit is used. */
  left: HTMLElement;
  fill(value: DraftValues[string] | undefined): void;
  /** What is typed into its rows. */
  rows(): Record<string, string>[];
}

interface Playbook {
  /** Puts the control of a field in its place; `removed` is told when the reader removes a row. */
  draftPlace(root: HTMLElement, field: DraftField, removed: () => void): DraftPlace;
  draftText: {
    fill(draft: Draft, values: DraftValues, form?: "text" | "short"): string;
    holds(when: Record<string, string> | undefined, values: DraftValues): boolean;
    rows(field: DraftField, values: DraftValues): Record<string, string>[];
    typed(field: DraftField, values: DraftValues): string;
    asked(draft: Draft, values: DraftValues): DraftField[];
  };
  draftCopies: {
    /** What to say where a case takes nothing more. */
    readonly CLOSED: string;
    /** Where the copy of the current case is kept. */
    key(name: string): string;
    read(name: string): DraftCopy | null;
    copy(root: HTMLElement, values: DraftValues, text?: string): DraftCopy;
    /** With the facts of the case. */
    shown(draft: Draft, values: DraftValues): DraftValues;
    safe(values: DraftValues): DraftValues;
    /** The numbers, in their usual form, that the case does not have yet. */
    facts(one: Case, draft: Draft, values: DraftValues): CaseChange[];
    /** Copies the text of an element; returns what to say of it. */
    toClipboard(element: HTMLElement): Promise<string>;
  };
  draftChecks: {
    fits(value: string, fact: DraftFact): boolean;
    find(draft: Draft, values: DraftValues, facts: Map<string, string>): DraftFinding[];
  };
}
