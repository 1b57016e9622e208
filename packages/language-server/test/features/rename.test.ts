import { TextDocument } from 'vscode-languageserver-textdocument';
import { renamableAt, renameAt } from '../../src/features/rename.ts';
import { marked, NETWORK, SCHEMA } from '../support/marked.ts';

const SHARED = `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  nodes:
    - { name: &n one, address: 192.168.1.10 }
loadBalancer: { pools: [], l2Advertisements: [{ name: a, pools: [], nodes: [*n] }] }
`;

function rename(text: string, newName: string): string {
  const { snapshot, offset } = marked(text);
  const renamed = renameAt(snapshot, offset, { newName, schema: SCHEMA, versioned: false });
  if (!renamed.ok) return renamed.message;
  const document = TextDocument.create(snapshot.uri, 'yaml', 1, snapshot.text);
  return TextDocument.applyEdits(document, renamed.edit.changes?.[snapshot.uri] ?? []);
}

const at = (text: string): string => NETWORK.replace(text, `${text}‸`);

describe(renameAt, () => {
  it.each([
    [
      'name: nas',
      'disks',
      [
        ['name: nas', 'name: disks'],
        ['host:nas', 'host:disks'],
      ],
    ],
    [
      'host:na',
      'disks',
      [
        ['name: nas', 'name: disks'],
        ['host:nas', 'host:disks'],
      ],
    ],
    [
      'pools: [ingress, spa',
      'rest',
      [
        ['"spare"', '"rest"'],
        ['ingress, spare', 'ingress, rest'],
      ],
    ],
    [
      'pool:ing',
      'web',
      [
        ['name: ingress,', 'name: web,'],
        ['[ingress,', '[web,'],
        ['pool:ingress', 'pool:web'],
      ],
    ],
    [
      'host: grafana.int',
      'graphs.int.example.com',
      [
        ['host: grafana.int.example.com', 'host: graphs.int.example.com'],
        ['https://grafana.', 'https://graphs.'],
      ],
    ],
  ])('renames what is at "%s" wherever it is named', (place, name, changes) => {
    const expected = changes.reduce((text, [from = '', to = '']) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    }, NETWORK);
    expect(rename(at(place), name)).toBe(expected);
  });

  it('refuses a name that the schema does not take, and one that is taken', () => {
    expect(rename(at('name: nas'), 'My NAS')).toBe(
      '"My NAS" cannot be the name of a host: it must match ^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$',
    );
    expect(rename(at('name: nas'), 'router')).toBe(
      'the file has a host "router" already: choose another name',
    );
  });
});

describe(renamableAt, () => {
  const reason = (text: string): unknown => {
    const { snapshot, offset } = marked(text);
    const renamable = renamableAt(snapshot, offset);
    return renamable.ok ? renamable.placeholder : renamable.message;
  };

  it('gives the name alone', () => {
    expect(reason(at('pool:ing'))).toBe('ingress');
  });

  it('refuses what the file does not declare', () => {
    const text = NETWORK.replace('host:nas', 'host:old‸');
    expect(reason(text)).toBe(
      'host "old" is not declared in this file: it is derived, or belongs to something outside of it',
    );
  });

  it('refuses addresses, and what is no name', () => {
    expect(reason(at('address: 192.168.1.10'))).toMatch(/^an address is not a name: /);
    expect(reason(at('apiVersion: net'))).toMatch(/^there is no name here: /);
  });

  it('refuses a name that an alias repeats', () => {
    expect(reason(SHARED.replace('one', 'one‸'))).toBe(
      'node "one" is part of a value that aliases repeat: rename it by hand',
    );
  });

  it('refuses a text that is no YAML', () => {
    expect(reason(`${at('name: nas')}{`)).toBe(
      'the file is not valid YAML at the moment: correct that first',
    );
  });
});
