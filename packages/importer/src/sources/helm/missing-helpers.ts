import type { Folder } from '../folder/folder.ts';
import type { ChartFolder } from './chart-folder.ts';

const USED = /\b(?:include|template)\s+"([^"\\]+)"/g;
const DEFINED = /\bdefine\s+"([^"\\]+)"/g;

/**
 * Definitions for the named templates that a chart uses and only a dependency has, which is not in the repository: by the names that
 * charts give them, those of names give the release's, those of labels one label, and all others nothing. Without them
 * Helm would render nothing of the chart. null where none is missing.
 */
export function missingHelpers(folder: Folder, { path }: ChartFolder): string | null {
  const texts = folder
    .filesBelow(path)
    .filter((file) => /\.(?:ya?ml|tpl|txt)$/.test(file) && /(?:^|\/)templates\//.test(file))
    .flatMap((file) => folder.text(file) ?? []);
  const defined = new Set(texts.flatMap((text) => [...text.matchAll(DEFINED)].map(([, name = '']) => name)));
  const used = new Set(texts.flatMap((text) => [...text.matchAll(USED)].map(([, name = '']) => name)));
  const missing = [...used].filter((name) => !defined.has(name) && /^[\w./-]+$/.test(name));
  if (missing.length === 0) return null;
  return missing.map((name) => `{{- define "${name}" -}}${bodyOf(name)}{{- end -}}\n`).join('');
}

function bodyOf(name: string): string {
  const word = name.slice(name.lastIndexOf('.') + 1);
  if (/labels$/i.test(word)) return 'app.kubernetes.io/instance: {{ $.Release.Name }}';
  return /name$/i.test(word) ? '{{ $.Release.Name }}' : '';
}
