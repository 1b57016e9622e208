import type { ListedCode } from '@netloom/engine/check';

/** What is listed of a code. */
export interface DescribedCode extends ListedCode {
  /** Whether its page shows a file that `--fix` has written. */
  readonly fixable: boolean;
}
