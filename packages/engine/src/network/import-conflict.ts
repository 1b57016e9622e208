/** Of `netloom import` and `netloom audit`: a network file states everything once. */
export const IMPORT_CONFLICT = {
  code: 'import-conflict',
  severity: 'warning',
  description: 'All files state one thing in the same way.',
  subject: 'importing files',
  docs: 'packages/engine/src/network/imports/import-conflict.md',
} as const;
