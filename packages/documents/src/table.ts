/** One section of the page: a heading, an introduction and a table. Cells are Markdown already. */
export interface Table {
  readonly title: string;
  readonly intro: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A cell for what the network does not state. */
export const NONE = '–';
