import { presetExample } from '../src/renovate-preset.ts';

describe(presetExample, () => {
  it.each([
    ['https://github.com/lab/netloom', 'github>lab/netloom//renovate/default'],
    ['https://gitlab.com/home/lab/netloom', 'gitlab>home/lab/netloom//renovate/default'],
    ['https://git.example.com/lab/netloom', 'local>lab/netloom//renovate/default'],
  ])('names the preset in %s', (repository, preset) => {
    expect(presetExample(repository)).toBe(
      `\`\`\`json\n{ "extends": ["config:recommended", "${preset}"] }\n\`\`\``,
    );
  });

  it('says what to fill in where the repository has no address yet', () => {
    expect(presetExample(null).split('\n')[0]).toBe(
      'Put the repository that netloom comes from in place of `OWNER/REPOSITORY`:',
    );
  });
});
