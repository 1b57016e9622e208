import { repeatNetwork, SHELLS } from '../../src/network-input/repeat-network.ts';

describe(repeatNetwork, () => {
  it.each([
    ['run `netloom build`', 'examples/minimal', 'run `netloom build examples/minimal`'],
    ['Run `netloom proxmox apply` again', 'a b.yaml', "Run `netloom proxmox apply 'a b.yaml'` again"],
    ['netloom apply --until namespaces\nkubectl …', 'net', 'netloom apply net --until namespaces\nkubectl …'],
    [
      '`netloom trace lan node:one` shows it',
      "it's",
      "`netloom trace lan node:one --network 'it'\\''s'` shows it",
    ],
    ['run `netloom render`', 'net', 'run `netloom render`'],
  ])('repeats in "%s" the NETWORK %s', (hint, network, repeated) => {
    expect(repeatNetwork(hint, network, SHELLS.posix)).toBe(repeated);
  });

  it.each([
    ['sites\\home', 'run `netloom build sites\\home`'],
    ['C:\\My net\\network.yaml', 'run `netloom build "C:\\My net\\network.yaml"`'],
    ['100%.yaml', 'run `netloom build "100%.yaml"`'],
  ])('repeats %s for the shells of Windows', (network, repeated) => {
    expect(repeatNetwork('run `netloom build`', network, SHELLS.windows)).toBe(repeated);
  });

  it('leaves a hint as it is where no NETWORK was given', () => {
    expect(repeatNetwork('run `netloom build`', undefined)).toBe('run `netloom build`');
  });
});
