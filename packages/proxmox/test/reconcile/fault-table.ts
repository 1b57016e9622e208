import { readFile } from 'node:fs/promises';

const DOCUMENT = new URL('../../../../docs/proxmox-faults.md', import.meta.url);
const COLUMNS = ['PVE', 'fault', 'at', 'left behind', 'the next apply'];

/** What fault tests saw, as a table of docs/proxmox-faults.md. */
export class FaultTable {
  readonly #lines = new Set<string>();

  /** Several calls with the same result are one row. */
  add(cells: readonly string[]): void {
    this.#lines.add(`| ${cells.join(' | ')} |`);
  }

  print(): string {
    const head = [`| ${COLUMNS.join(' | ')} |`, `| ${COLUMNS.map(() => '---').join(' | ')} |`];
    return [...head, ...this.#lines, ''].join('\n');
  }
}

/** Without the spaces and dashes that only align columns. */
export function inOneLine(table: string): string {
  return table.replaceAll(/-{3,}/g, '---').replaceAll(/ +/g, ' ');
}

export async function documented(): Promise<string> {
  return inOneLine(await readFile(DOCUMENT, 'utf8'));
}
