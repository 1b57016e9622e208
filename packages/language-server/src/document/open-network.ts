import type { Diagnostic, Steps } from '@netloom/diagnostics';
import type { Checked, CheckedNetwork, LoadedNetwork } from '@netloom/engine/check';
import { checkInSteps, findPlace, formMistakes, withReach } from '@netloom/engine/editor';
import { pathOf } from './file-name.ts';
import type { Snapshot } from './snapshot.ts';

/** How long nothing may be typed before a text is checked. */
const QUIET_MS = 100;

/** How long a check may keep questions waiting. */
const SLICE_MS = 10;

/** A version of a file, and what was found in it. */
export interface CheckedSnapshot {
  readonly snapshot: Snapshot;
  readonly checked: Checked;
  /** What was checked: the text with the place of its file. */
  readonly loaded: LoadedNetwork;
}

export interface OpenNetworkOptions {
  /** YYYY-MM-DD, as waivers count. */
  readonly today: () => string;
  /** Mistakes of form, as soon as they are known; `onChecked` follows. */
  readonly onMistakes: (snapshot: Snapshot, mistakes: readonly Diagnostic[]) => void;
  readonly onChecked: (result: CheckedSnapshot) => void;
  /** A bug of ours: the file is as it is, and what was found before stays. */
  readonly onFailure: (error: unknown) => void;
}

/** A network file that is open in an editor: its newest version, and the last ones that could be read. */
export class OpenNetwork {
  readonly #options: OpenNetworkOptions;
  #snapshot: Snapshot;
  #tree: Snapshot | null = null;
  #good: CheckedNetwork | null = null;
  #run: Promise<CheckedSnapshot | null> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(snapshot: Snapshot, options: OpenNetworkOptions) {
    this.#snapshot = snapshot;
    this.#options = options;
    void this.#start();
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** The newest version that is YAML: while something is typed, the text is none for most of the time. */
  get tree(): Snapshot | null {
    if (this.#snapshot.hasTree) this.#tree = this.#snapshot;
    return this.#tree;
  }

  /** The network of the newest version that was one. */
  get good(): CheckedNetwork | null {
    return this.#good;
  }

  update(snapshot: Snapshot): void {
    // what was readable before the change stays the last that was
    this.#tree = this.tree;
    this.#snapshot = snapshot;
    this.#run = null;
    this.#stopTimer();
    this.#timer = setTimeout(() => {
      void this.#start();
    }, QUIET_MS);
  }

  close(): void {
    this.#stopTimer();
    this.#run = null;
    this.#isClosed = true;
  }

  /** What is found in the newest version, at once; null where the file is closed or cannot be checked. */
  async checked(): Promise<CheckedSnapshot | null> {
    for (;;) {
      const run = this.#run ?? this.#start();
      const result = await run;
      if (run === this.#run || this.#isClosed) return result;
    }
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #start(): Promise<CheckedSnapshot | null> {
    this.#stopTimer();
    const snapshot = this.#snapshot;
    const run: Promise<CheckedSnapshot | null> = this.#check(snapshot, () => this.#run !== run).catch(
      (error: unknown) => {
        this.#options.onFailure(error);
        return null;
      },
    );
    this.#run = run;
    return run;
  }

  /** null where another version came in the meantime. */
  async #check(snapshot: Snapshot, isSuperseded: () => boolean): Promise<CheckedSnapshot | null> {
    const path = pathOf(snapshot.uri);
    // a new file may lie in a folder that does not exist yet
    const place = path === null ? null : await findPlace(path).catch(() => null);
    const loaded = { ...(await withReach(snapshot.parsed)), place };
    if (isSuperseded()) return null;
    const mistakes = formMistakes(loaded);
    if (mistakes.length > 0) {
      this.#options.onMistakes(snapshot, mistakes);
      await pause();
      if (isSuperseded()) return null;
    }
    const checked = await runInSlices(checkInSteps(loaded, { today: this.#options.today() }), isSuperseded);
    if (checked === null || isSuperseded()) return null;
    if (checked.kind === 'checked') this.#good = checked;
    const result = { snapshot, checked, loaded };
    this.#options.onChecked(result);
    return result;
  }
}

/** The turns of the event loop that a question takes: it is read, queued, and answered. */
const TURNS = 4;

/** Lets whatever else is due run first. */
async function pause(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Runs to the end, and lets others run after each slice of time; null where it was superseded. */
async function runInSlices<Result>(
  steps: Steps<Result>,
  isSuperseded: () => boolean,
): Promise<Result | null> {
  let start = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    if (isSuperseded()) return null;
    start = performance.now();
  }
}
