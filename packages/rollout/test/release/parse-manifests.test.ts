import { parseManifests, type ParsedManifests } from '../../src/release/parse-manifests.ts';

function configMap(name: string, data: string): string {
  return `---\n# Source: netloom/templates/${name}.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  text: ${data}\n`;
}

describe(parseManifests, () => {
  it('gives the objects of all documents in their order', () => {
    const objects = parseManifests(`${configMap('b', 'one')}${configMap('a', 'two')}`);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['b', 'a']);
  });

  it.each([
    ['nothing', ''],
    ['empty documents', '---\n---\n\n'],
    ['documents of comments', '---\n# Source: a.yaml\n---\n# Source: b.yaml\n'],
    ['an empty document that ends', '---\n...\n'],
  ])('gives none for %s', (_, manifests) => {
    expect(parseManifests(manifests)).toEqual([]);
  });

  it.each([
    ['before the first marker', configMap('a', 'one').replace('---\n', '')],
    [
      'on the line of its marker',
      '--- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {text: one}}\n',
    ],
    ['after the end of another', `---\n# Source: b.yaml\n...\n${configMap('a', 'one')}`],
    ['with the line ends of Windows', configMap('a', 'one').replaceAll('\n', '\r\n')],
  ])('reads a document %s', (_, manifests) => {
    expect(parseManifests(manifests)).toMatchObject([{ metadata: { name: 'a' }, data: { text: 'one' } }]);
  });

  it('takes no line of a text for the beginning of a document', () => {
    const [object, ...others] = parseManifests(
      configMap('a', '|\n    ---\n    apiVersion: v1\n    ----\n    --- x'),
    );
    expect(others).toEqual([]);
    expect(object).toMatchObject({ data: { text: '---\napiVersion: v1\n----\n--- x\n' } });
  });

  it('parses a text once, also in another release', () => {
    const parsed: ParsedManifests = new Map();
    const [first, second] = parseManifests(`${configMap('a', 'one')}${configMap('b', 'two')}`, parsed);
    const [changed, same] = parseManifests(`${configMap('a', '1')}${configMap('b', 'two')}`, parsed);
    expect(same).toBe(second);
    expect(changed).not.toEqual(first);
    expect(changed).toMatchObject({ metadata: { name: 'a' }, data: { text: 1 } });
  });
});
