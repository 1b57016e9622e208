import type { NetworkFacts } from '@netloom/network-model';
import type { NetworkIndex } from '@netloom/reachability';
import type { PageData } from '../data/page-data.ts';
import type { PageState } from './state/page-state.ts';
import type { Store } from './state/store.ts';
import type { Subjects } from './subjects/subjects.ts';

/** What every view is made of. */
export interface PageContext {
  readonly data: PageData;
  readonly facts: NetworkFacts;
  /** For traces, which are made in the page. */
  readonly index: NetworkIndex;
  readonly subjects: Subjects;
  readonly store: Store;
}

/** One of the four views. It is made when it is first shown, and updated whenever the state changes while it is. */
export interface View {
  readonly element: HTMLElement;
  readonly update: (state: PageState) => void;
}
