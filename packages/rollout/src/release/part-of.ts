/** What every object of our charts has. */
export const PART_OF: Readonly<Record<string, string>> = { 'app.kubernetes.io/part-of': 'netloom' };
