import { type Source, resolvePlain } from '@netloom/diagnostics';
import type { TreeScalar } from '../tree.ts';

/** A line of an Ansible inventory in INI form. https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html */
export interface InventoryLine {
  /** `k3s_cluster`; `all` before the first. */
  readonly group: string;
  readonly kind: 'hosts' | 'children' | 'vars';
  /** The host, the child group, or the variable. */
  readonly name: TreeScalar;
  /** `key=value`, each with its place. */
  readonly values: readonly (readonly [string, TreeScalar])[];
}

const VALUE = /([\w.-]+)\s*=\s*("[^"]*"|'[^']*'|\S+)/g;

export function readInventory(source: Source): readonly InventoryLine[] {
  const lines: InventoryLine[] = [];
  let group = 'all';
  let kind: InventoryLine['kind'] = 'hosts';
  for (const match of source.text.matchAll(/^.*$/gm)) {
    const line = match[0].replace(/(?:^|\s)[#;].*$/, '');
    const [, name, suffix] = /^\s*\[([^\]:]+)(?::(\w+))?\]/.exec(line) ?? [];
    if (name !== undefined) {
      group = name.trim();
      kind = suffix === 'children' ? 'children' : suffix === 'vars' ? 'vars' : 'hosts';
      continue;
    }
    const scalar = (text: string, offset: number): TreeScalar => {
      const start = match.index + offset;
      const isQuoted = /^(['"]).*\1$/.test(text);
      const value = isQuoted ? text.slice(1, -1) : resolvePlain(text);
      return { kind: 'scalar', source, span: { start, end: start + text.length }, value };
    };
    const first = /^\s*([^\s=]+)/.exec(line);
    if (first === null) continue;
    const [whole, written = ''] = first;
    const at = whole.length - written.length;
    if (kind === 'vars') {
      const [all, key = '', value = ''] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      if (all === undefined) continue;
      lines.push({
        group,
        kind,
        name: scalar(key, at),
        values: [[key, scalar(value, line.lastIndexOf(value))]],
      });
      continue;
    }
    const values = [...line.slice(whole.length).matchAll(VALUE)].map((pair) => {
      const [text, key = '', value = ''] = pair;
      return [key, scalar(value, whole.length + pair.index + text.length - value.length)] as const;
    });
    for (const one of expandRange(written)) {
      lines.push({ group, kind, name: { ...scalar(written, at), value: one }, values });
    }
  }
  return lines;
}

/** `web[01:03]` is three hosts. */
function expandRange(name: string): readonly string[] {
  const [whole, from = '', to = ''] = /\[(\d+):(\d+)\]/.exec(name) ?? [];
  if (whole === undefined) return [name];
  const count = Number(to) - Number(from) + 1;
  if (count < 1 || count > 1000) return [name];
  return Array.from({ length: count }, (_, index) =>
    name.replace(whole, String(Number(from) + index).padStart(from.length, '0')),
  );
}
