import { remoteUrl } from '../../src/index.ts';

describe('the URL of a remote', () => {
  it.each([
    ['https://git.example.com/home/network.git\n', 'https://git.example.com/home/network.git'],
    ['https://someone:secret@git.example.com/home/network', 'https://git.example.com/home/network'],
    ['https://secret@git.example.com/home/network', 'https://git.example.com/home/network'],
    ['ssh://git@git.example.com:2222/home/network.git', 'ssh://git@git.example.com:2222/home/network.git'],
    ['git@git.example.com:home/network.git', 'git@git.example.com:home/network.git'],
  ])('of %j is %j', (remote, url) => {
    expect(remoteUrl(remote)).toBe(url);
  });

  it.each([
    '',
    '/srv/git/network.git',
    '../network',
    'file:///srv/git/network.git',
    'http://host/x',
    "a@b:x'; y",
  ])('is none of %j', (remote) => {
    expect(remoteUrl(remote)).toBeNull();
  });
});
