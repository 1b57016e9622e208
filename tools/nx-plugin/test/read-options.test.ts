import { readOptions } from '../src/read-options.ts';

describe(readOptions, () => {
  it('has a default for everything', () => {
    expect(readOptions(undefined)).toEqual({
      networks: ['**/network.yaml'],
      targets: { validate: 'validate', build: 'build', check: 'check', template: 'template' },
    });
  });

  it.each([
    [['networks'], 'options must be an object: ["networks"].'],
    [{ network: [] }, 'unknown key "network" in options; it may have networks, targets.'],
    [{ networks: 'network.yaml' }, 'options.networks must be a list of globs: "network.yaml".'],
    [{ networks: [] }, 'options.networks must be a list of globs: [].'],
    [{ networks: ['a', 1] }, 'options.networks[1] must be a text: 1.'],
    [
      { targets: { lint: 'x' } },
      'unknown key "lint" in options.targets; it may have validate, build, check, template.',
    ],
    [{ targets: { build: '' } }, 'options.targets.build must be a text: "".'],
  ])('refuses %j', (options, message) => {
    expect(() => readOptions(options)).toThrow(`nx.json, plugin netloom/nx: ${message}`);
  });
});
