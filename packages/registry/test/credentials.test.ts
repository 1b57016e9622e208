import { findCredentials } from '../src/credentials.ts';

const place = { host: 'registry.example.org', file: 'config.json' };
const auth = Buffer.from('someone:a:b').toString('base64');
const found = { kind: 'found', credentials: { username: 'someone', password: 'a:b' } };

describe(findCredentials, () => {
  it.each([
    ['a host', { auths: { 'registry.example.org': { auth } } }],
    ['an address of older versions', { auths: { 'https://registry.example.org/v1/': { auth } } }],
    ['fields of their own', { auths: { 'registry.example.org': { username: 'someone', password: 'a:b' } } }],
    ['a helper beside them', { auths: { 'registry.example.org': { auth } }, credsStore: 'desktop' }],
  ])('reads a user name and a password under %s', (_title, config) => {
    expect(findCredentials(JSON.stringify(config), place)).toEqual(found);
  });

  it.each([
    ['an empty file', {}],
    ['another host', { auths: { 'other.example.org': { auth } }, credsStore: 'desktop' }],
  ])('finds none in %s', (_title, config) => {
    expect(findCredentials(JSON.stringify(config), place)).toEqual({ kind: 'none' });
  });

  it.each([
    [
      JSON.stringify({ auths: { 'registry.example.org': {} }, credsStore: 'desktop' }),
      'config.json leaves the credentials of registry.example.org to the program docker-credential-desktop, which netloom does not start: use --username and --password-stdin.',
    ],
    [
      JSON.stringify({ credHelpers: { 'registry.example.org': 'pass' } }),
      'config.json leaves the credentials of registry.example.org to the program docker-credential-pass, which netloom does not start: use --username and --password-stdin.',
    ],
    [
      JSON.stringify({ auths: { 'registry.example.org': { identitytoken: 'x' } } }),
      'config.json has an entry for registry.example.org without a user name and a password: use --username and --password-stdin.',
    ],
    ['{', 'config.json is not a file that helm or docker registry login writes.'],
  ])('says where the credentials are that it cannot use: %s', (text, message) => {
    expect(findCredentials(text, place)).toEqual({ kind: 'elsewhere', message });
  });
});
