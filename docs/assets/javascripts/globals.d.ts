/* Types of what the scripts share. Not published; read by the type checker only. */

interface Tick {
  /** The revision that was shown when the entry was ticked. */
  revision: string;
  /** When, in ISO 8601 with UTC. */
  at: string;
}

interface Store {
  /** False once something could not be kept beyond this visit. */
  readonly lasting: boolean;
  ticks(documentId: string): Map<string, Tick>;
  setTick(documentId: string, entryId: string, tick: Tick | null): void;
  /** Calls back after every change, here or in another tab. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
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

interface Playbook {
  component(name: string, setup: (root: HTMLElement) => void): void;
  /** The reader's own day, such as 2026-11-22. */
  today(): string;
  store: Store;
  chooser: Chooser;
}

interface Window {
  playbook: Playbook;
  /** The theme's stream of documents: one at the start and one after each instant navigation. */
  document$?: { subscribe(listener: () => void): void };
}
