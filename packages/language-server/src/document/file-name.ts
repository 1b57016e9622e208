import { fileURLToPath } from 'node:url';

/** The path of a document that is a file of this system; null for one that is not, such as an untitled one. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    // of another machine, or with an encoded slash
    return null;
  }
}
