/** Where reading a folder stops, so that no folder can exhaust the memory. Sizes in bytes. */
export const FOLDER_LIMITS = {
  files: 100_000,
  fileSize: 4 * 1024 * 1024,
  totalSize: 256 * 1024 * 1024,
  depth: 40,
} as const;

/** Folders that hold what others made: never read. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  'vendor',
  '.terraform',
  '.venv',
  'venv',
  '__pycache__',
  '.cache',
  '.nx',
  '.direnv',
  '.devbox',
]);
