import { type Source, resolvePlain } from '@netloom/diagnostics';
import type { TreeScalar } from '../../tree.ts';

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

/** `web[01:03]` is three hosts, `web[01:05:2]` are three, `web[a:c]` too. */
export function expandRange(name: string): readonly string[] {
  const [whole, from = '', to = '', step = '1'] = /\[(\d+|[a-z]):(\d+|[a-z])(?::(\d+))?\]/i.exec(name) ?? [];
  if (whole === undefined) return [name];
  const isNumber = /^\d+$/.test(from);
  if (isNumber !== /^\d+$/.test(to)) return [name];
  const first = isNumber ? Number(from) : from.charCodeAt(0);
  const last = isNumber ? Number(to) : to.charCodeAt(0);
  const count = Math.floor((last - first) / Number(step)) + 1;
  if (!(count >= 1 && count <= 1000)) return [name];
  return Array.from({ length: count }, (_, index) => {
    const value = first + index * Number(step);
    return name.replace(
      whole,
      isNumber ? String(value).padStart(from.length, '0') : String.fromCharCode(value),
    );
  });
}
