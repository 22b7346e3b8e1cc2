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

interface Playbook {
  component(name: string, setup: (root: HTMLElement) => void): void;
  /** The reader's own day, such as 2026-11-22. */
  today(): string;
  store: Store;
}

interface Window {
  playbook: Playbook;
  /** The theme's stream of documents: one at the start and one after each instant navigation. */
  document$?: { subscribe(listener: () => void): void };
}
