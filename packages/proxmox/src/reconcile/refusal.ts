/** Why nothing will be done, in one sentence, and how to fix it. */
export interface Refusal<Code extends string> {
  readonly code: Code;
  readonly message: string;
  readonly help: string;
}
