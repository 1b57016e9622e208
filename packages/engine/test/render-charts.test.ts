import { CHARTS } from '@netloom/umbrella';
import { renderCharts } from '../src/index.ts';

describe(renderCharts, () => {
  const files = renderCharts();

  it.each(CHARTS.map(({ chart }) => chart.name))('renders the four files of %s', (name) => {
    const rendered = ['Chart.yaml', 'README.md', 'values.schema.json', 'values.yaml'];
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(rendered.map((file) => `charts/${name}/${file}`)),
    );
  });

  it('renders the JSON Schema of network.yaml', () => {
    expect(JSON.parse(files.get('schemas/network.schema.json') ?? '')).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'network.yaml',
    });
  });

  it('marks every file, so that it may be overwritten', () => {
    for (const text of files.values()) expect(text.slice(0, 400)).toContain('endered by `netloom render`');
  });
});
