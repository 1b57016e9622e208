/** Where a forge keeps the comments of one pull request. */
export interface Forge {
  /** Lists them, and makes a new one. */
  readonly comments: string;
  /** Changes one. */
  readonly comment: (id: number) => string;
  readonly edits: 'PATCH' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
}
