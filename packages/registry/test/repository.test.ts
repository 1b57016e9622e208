import { chartRepository, isLoopback, parseRepository } from '../src/repository.ts';

describe(parseRepository, () => {
  it.each([
    ['oci://registry.example.org/home/charts', { host: 'registry.example.org', path: 'home/charts' }],
    ['oci://127.0.0.1:5000', { host: '127.0.0.1:5000', path: '' }],
    ['oci://[::1]:5000/charts/', { host: '[::1]:5000', path: 'charts' }],
  ])('reads %s', (text, value) => {
    expect(parseRepository(text)).toEqual({ ok: true, value });
  });

  it.each([
    [
      'https://registry.example.org/charts',
      '"https://registry.example.org/charts" is not a repository: it starts with oci://. Did you mean "oci://registry.example.org/charts"?',
    ],
    [
      'oci://registry.example.org/Owner/charts',
      '"oci://registry.example.org/Owner/charts" has upper-case letters, which no registry takes. Did you mean "oci://registry.example.org/owner/charts"?',
    ],
    [
      'oci://someone:secret@registry.example.org/charts',
      'a repository has no "@": credentials are given with --username and --password-stdin.',
    ],
    [
      'oci://registry.example.org/charts:1.0.0',
      '"charts:1.0.0" in "oci://registry.example.org/charts:1.0.0" is not a path: it is made of a-z, 0-9, ".", "_" and "-", and has no tag, since a chart\'s tag is its version.',
    ],
    [
      'oci://localhost:99999/charts',
      '"localhost:99999" in "oci://localhost:99999/charts" is not the name of a host, with or without a port.',
    ],
    ['oci://a..b/charts', '"a..b" in "oci://a..b/charts" is not the name of a host, with or without a port.'],
    [
      'oci://[1::2::3]/x',
      '"[1::2::3]" in "oci://[1::2::3]/x" is not the name of a host, with or without a port.',
    ],
    ['oci://-/charts', '"-" in "oci://-/charts" is not the name of a host, with or without a port.'],
    [
      'oci://registry.example.org/../charts',
      '"../charts" in "oci://registry.example.org/../charts" is not a path: it is made of a-z, 0-9, ".", "_" and "-", and has no tag, since a chart\'s tag is its version.',
    ],
  ])('refuses %s', (text, message) => {
    expect(parseRepository(text)).toEqual({ ok: false, message });
  });
});

describe(chartRepository, () => {
  it('puts a chart below the path, or at the root', () => {
    const host = 'registry.example.org';
    expect(chartRepository({ host, path: 'home/charts' }, 'metallb')).toBe('home/charts/metallb');
    expect(chartRepository({ host, path: '' }, 'metallb')).toBe('metallb');
  });
});

describe(isLoopback, () => {
  it.each([
    ['localhost:5000', true],
    ['127.0.0.1', true],
    ['[::1]:5000', true],
    ['127.example.org', false],
    ['localhost.example.org', false],
    ['192.168.1.10:5000', false],
  ])('takes %s for %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
