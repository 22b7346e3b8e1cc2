/* What the build says in service-worker.js at the top of the site. Not published. */

interface ServiceWorkerGlobalScope {
  readonly handbook: {
    /** Changes with any of the files. */
    version: string;
    /** The day of the build, such as 2026-11-22. */
    on: string;
    /** What all files weigh together. */
    bytes: number;
    /** The digest of each file, by its address from the top of the site: "" is the home page. */
    files: Record<string, string>;
  };
}
