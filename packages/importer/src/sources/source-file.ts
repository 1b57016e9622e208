/** What a file is taken for, by its name and its first bytes. */
export type SourceFileKind =
  | 'yaml'
  | 'json'
  | 'hujson'
  | 'ini'
  | 'terraform'
  | 'toml'
  | 'proxmox'
  | 'systemd'
  | 'template'
  | 'binary'
  | 'other';

/** One file of a source folder. */
export interface SourceFile {
  /** Relative to the source's folder, with `/`. */
  readonly path: string;
  readonly kind: SourceFileKind;
  /** null for what was not read: a binary file, or one that no reader is for. */
  readonly text: string | null;
}
