import { readFileSync } from 'node:fs';
import { renderEditorSchema } from '../src/render-editor-schema.ts';

const LINE = '# yaml-language-server: $schema=generated/network.schema.json';
const namesOf = async (text: string): Promise<readonly string[]> => [
  ...(await renderEditorSchema({ text })).keys(),
];

describe(renderEditorSchema, () => {
  it.each([
    `${LINE}\nname: home\n`,
    `# My network\n${LINE}\n`,
    '# yaml-language-server: $schema=./generated/network.schema.json\r\n',
  ])('gives the schema that %j names', async (text) => {
    expect(await namesOf(text)).toEqual(['network.schema.json']);
  });

  it.each([
    'name: home\n',
    '# yaml-language-server: $schema=../../schemas/network.schema.json\n',
    `name: home ${LINE}\n`,
    `${LINE}.bak\n`,
  ])('gives none where the file names another or none: %j', async (text) => {
    expect(await namesOf(text)).toEqual([]);
  });

  it('gives the schema of this repository, but for where it was written', async () => {
    const [text = ''] = (await renderEditorSchema({ text: LINE })).values();
    const published = readFileSync(new URL('../../../schemas/network.schema.json', import.meta.url), 'utf8');
    const comment = { $comment: 'Written by `netloom build`. Do not edit.' };
    expect(JSON.parse(text)).toEqual({ ...(JSON.parse(published) as object), ...comment });
  });
});
