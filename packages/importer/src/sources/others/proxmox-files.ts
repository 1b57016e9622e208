import type { Source } from '@netloom/diagnostics';
import type { Tree, TreeEntry, TreeMapping, TreeScalar } from '../tree.ts';

/**
 * The sections of a configuration file of Proxmox VE: `vxlan: zone` with indented `key value` lines, as in sdn/zones.cfg, the
 * stanzas of /etc/network/interfaces, or the blocks of corosync.conf. https://pve.proxmox.com/wiki/Manual:_pve_sdn
 */
export function readProxmoxFile(source: Source): Tree {
  const items: TreeMapping[] = [];
  let open: { readonly entries: Map<string, TreeEntry>; readonly start: number } | null = null;
  let end = 0;
  const close = (): void => {
    if (open === null) return;
    items.push({
      kind: 'mapping',
      source,
      span: { start: open.start, end },
      entries: open.entries,
      flow: false,
    });
    open = null;
  };
  for (const match of source.text.matchAll(/^.*$/gm)) {
    const line = match[0].replace(/\r$/, '');
    const scalar = (text: string): TreeScalar => {
      const start = match.index + line.lastIndexOf(text);
      return { kind: 'scalar', source, span: { start, end: start + text.length }, value: text };
    };
    if (/^\s*(?:#|$)/.test(line)) continue;
    const header = headerOf(line);
    if (header !== null) {
      close();
      const entries = new Map<string, TreeEntry>();
      for (const [name, text] of header) {
        if (text !== '') entries.set(name, { key: scalar(text), value: scalar(text) });
      }
      open = { entries, start: match.index };
    } else if (/^\s*\}/.test(line)) {
      close();
    } else {
      const [, name = '', text = ''] = /^\s*([\w.-]+)(?:\s*:\s*|\s+)(.*?)\s*$/.exec(line) ?? [];
      const key = {
        ...scalar(name),
        span: {
          start: match.index + line.indexOf(name),
          end: match.index + line.indexOf(name) + name.length,
        },
      };
      open ??= { entries: new Map(), start: match.index };
      if (name !== '' && !open.entries.has(name)) open.entries.set(name, { key, value: scalar(text) });
    }
    end = match.index + line.length;
  }
  close();
  return { kind: 'sequence', source, span: { start: 0, end: source.text.length }, items, flow: false };
}

/** What the first line of a section states; null for a line in one. */
function headerOf(line: string): readonly (readonly [string, string])[] | null {
  const [section, type = '', id = ''] = /^([\w-]+):\s*(\S+)\s*$/.exec(line) ?? [];
  if (section !== undefined) {
    return [
      ['type', type],
      ['id', id],
    ];
  }
  const [stanza, interfaceName = '', family = '', method = ''] =
    /^iface\s+(\S+)\s+(inet6?)\s+(\S+)/.exec(line) ?? [];
  if (stanza !== undefined) {
    return [
      ['iface', interfaceName],
      ['family', family],
      ['method', method],
    ];
  }
  const [block, name = ''] = /^\s*(\w+)\s*\{\s*$/.exec(line) ?? [];
  return block === undefined ? null : [['block', name]];
}
