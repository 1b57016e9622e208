import { Cidr } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import { segmentSubnets } from '@netloom/network-model';
import type { ProseFacts } from '../prose-facts.ts';
import type { ProseRule, ReadStatement } from '../prose-rule.ts';

export const vlanId: ProseRule = {
  code: 'prose-vlan-id',
  severity: 'error',
  description: 'A segment or VNet is written with the VLAN id or VNI that it has.',
  *check(statement, facts) {
    const stated = [...inText(statement), ...inColumns(statement)];
    if (stated.length === 0) return;
    const tagged = taggedNetworks(facts);
    for (const id of stated) {
      const isOnly = stated.every((other) => other === id || other.word !== id.word);
      const meant = tagged.filter(
        (network) => network.word === id.word && isAbout(statement, { ...id, isOnly }, network),
      );
      const [network, ...others] = meant;
      if (network === undefined || others.length > 0 || network.id === id.number) continue;
      const owner = tagged.find((other) => other.word === id.word && other.id === id.number);
      yield {
        message: `${network.what} "${network.name}" has ${id.word} ${network.id}, not ${id.number}${owner === undefined ? '' : `, which ${owner.what} "${owner.name}" has`}`,
        at: { start: id.start, end: id.end },
        related: [{ message: `${network.what} "${network.name}" is stated here`, at: network.origin }],
        help: 'write the id of the network, or change network.yaml if the text is right',
        replacement: String(network.id),
      };
    }
  },
};

type Word = 'VLAN' | 'VNI';

interface StatedId {
  readonly word: Word;
  readonly number: number;
  /** Of the number, in the file. */
  readonly start: number;
  readonly end: number;
  /** What stands before and after the id in its line; null in a column, where the row is what it is about. */
  readonly around: { readonly before: string; readonly after: string } | null;
}

/** A number behind the word. What was once so is history. */
function inText({ text, offset, isRow }: ReadStatement): readonly StatedId[] {
  if (/\b(?:was|were|old|former|formerly|previous|previously|moved?|instead)\b/i.test(text)) return [];
  const pattern = /\b(VLAN|VNI)(?:[ -]?ID| tag)?[\s:=#`]{1,3}(\d{1,8})(?![\w/-]|[.:]\d|\s?[-–,]\s?\d)/gi;
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    const number = match[2] ?? '';
    return {
      word: match[1]?.toUpperCase() === 'VNI' ? 'VNI' : 'VLAN',
      number: Number(number),
      start: offset + end - number.length,
      end: offset + end,
      around: isRow ? null : { before: text.slice(0, match.index), after: text.slice(end) },
    };
  });
}

function inColumns({ cells, text: line, offset }: ReadStatement): readonly StatedId[] {
  return cells.flatMap(({ text, column, start: cell, end }) => {
    const [, word] = /^(vlan|vni)(?:[ -]?id|[ -]?tag)?$/.exec(column) ?? [];
    if (word === undefined || !/^\d{1,8}$/.test(text)) return [];
    const start = cell + line.slice(cell - offset, end - offset).indexOf(text);
    return [
      {
        word: word === 'vni' ? 'VNI' : 'VLAN',
        number: Number(text),
        start,
        end: start + text.length,
        around: null,
      },
    ];
  });
}

interface TaggedNetwork {
  readonly what: 'segment' | 'VNet';
  readonly name: string;
  readonly word: Word;
  readonly id: number;
  readonly cidrs: readonly Cidr[];
  readonly origin: Origin;
}

function taggedNetworks({ network, facts: { origins } }: ProseFacts): readonly TaggedNetwork[] {
  const segments = [...Map.groupBy(segmentSubnets(network), ({ name }) => name)].flatMap(([name, subnets]) =>
    subnets.slice(0, 1).flatMap((subnet) =>
      subnet.vlan === null
        ? []
        : [
            {
              what: 'segment' as const,
              name,
              word: 'VLAN' as const,
              id: subnet.vlan,
              cidrs: subnets.map(({ cidr }) => cidr),
              origin: origins.of(subnet),
            },
          ],
    ),
  );
  const { vnets = [], zones = [] } = network.proxmox ?? {};
  const tagged = vnets.flatMap((vnet): readonly TaggedNetwork[] => {
    const type = zones.find(({ name }) => name === vnet.zone)?.type;
    if (vnet.vni === null || (type !== 'vlan' && type !== 'vxlan')) return [];
    return [
      {
        what: 'VNet',
        name: vnet.name,
        word: type === 'vlan' ? 'VLAN' : 'VNI',
        id: vnet.vni,
        cidrs: vnet.subnets.map(({ cidr }) => cidr),
        origin: origins.of(vnet),
      },
    ];
  });
  return [...segments, ...tagged];
}

/** Whether the line says the id of this network: by its CIDR, by a cell with its name, or by the name beside the id. */
function isAbout(
  { cells, mentions }: ReadStatement,
  { around, isOnly }: StatedId & { readonly isOnly: boolean },
  { name, cidrs }: TaggedNetwork,
): boolean {
  // of several ids in a line a CIDR does not say which is its own
  const byCidr =
    isOnly &&
    mentions.some(
      ({ addresses }) => addresses instanceof Cidr && cidrs.some((cidr) => cidr.equals(addresses)),
    );
  if (byCidr || cells.some(({ text }) => text.toLowerCase() === name.toLowerCase())) return true;
  if (around === null) return false;
  // letters, digits and `-`: nothing of it means something in an expression
  const word = name;
  // "game servers (VLAN 30)" is not about a segment "servers"
  const before = new RegExp(
    `(?:^\\s*|[|:;("'\`*>-]\\s*|\\b(?:the|segment|network|vnet)\\s+["'\`*]*)${word}["'\`*]*\\s*(?:[(:=-]\\s*)?["'\`*]*$`,
    'i',
  );
  const after = new RegExp(`^["'\`*]*\\s*[(:=-]\\s*["'\`*]*${word}(?![\\w-])`, 'i');
  return before.test(around.before) || after.test(around.after);
}
