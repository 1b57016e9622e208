import { isNetworkFile } from '../../src/document/is-network-file.ts';

describe(isNetworkFile, () => {
  it.each([
    ['file:///a/network.yaml', '', true],
    ['file:///a/network.yaml', '# mine\nname: x\n', true],
    ['file:///a/network.yaml', 'apiVersion: v1\nkind: Pod\n', false],
    ['file:///a/network.yaml', 'apiVersion:\n', true],
    ['file:///a/home.yaml', "apiVersion: 'netloom/v1'\r\n", true],
    ['file:///a/home.yaml', 'name: x\n', false],
    ['file:///a/home.yaml', 'spec:\n  apiVersion: netloom/v1\n', false],
    ['untitled:Untitled-1', 'apiVersion: netloom/v2\n', true],
    ['file:///a/my-network.yaml', '', false],
  ])('decides %s with %j: %j', (uri, text, expected) => {
    expect(isNetworkFile({ uri, text })).toBe(expected);
  });
});
