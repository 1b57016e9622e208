import { ask } from './ask.ts';

/** A Git server by SSH and by its web pages, of which the tunnel refuses a part. */
const HOME = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
dns: { zone: example.com }
tunnel:
  id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f
  answers:
    - { host: git.example.com, path: ^/admin, status: 403 }
    - { host: old.example.com, status: 410 }
services:
  - name: gitea
    namespace: git
    ports: [{ port: 80, targetPort: 3000 }, { port: 22, targetPort: 2222, scheme: ssh }]
    selector: { app: gitea }
    expose:
      - { host: git.example.com, via: tunnel }
      - { host: team.example.com, via: tunnel, originRequest: { access: { teamName: home, audTag: [abc123] } } }
      - { host: ssh.example.com, via: tunnel, port: 22 }
policies: { defaultDenyIngress: [git] }
`;

const tunnelHop = (url: string): string | undefined =>
  ask(HOME, 'internet', url).hops.find(([, layer]) => layer === 'tunnel')?.[2];

describe('a tunnel', () => {
  it('carries SSH for whoever runs cloudflared access', () => {
    expect(tunnelHop('https://ssh.example.com')).toBe(
      "cloudflared's rule 5, ssh.example.com, connects whoever runs `cloudflared access` for ssh.example.com to ssh://gitea.git:22",
    );
    const { verdict, hops } = ask(HOME, 'internet', 'https://ssh.example.com');
    expect(verdict).toBe('allow');
    expect(hops.some(([, , text]) => text.includes("port 22 to its pods' port 2222"))).toBe(true);
  });

  it('says who must have logged in by Access', () => {
    const { verdict, hops } = ask(HOME, 'internet', 'https://team.example.com');
    expect(verdict).toBe('allow');
    expect(hops.map(([, , text]) => text)).toContain(
      'cloudflared passes on only what has a token of Cloudflare Access: whoever is not logged in at home.cloudflareaccess.com gets nothing',
    );
  });

  it('lets nobody in at the port of SSH itself', () => {
    expect(ask(HOME, 'internet', 'tcp://ssh.example.com:22').verdict).toBe('deny');
  });

  it.each([
    ['https://git.example.com/', 'allow'],
    ['https://git.example.com/admin/users', 'deny'],
    ['https://old.example.com/', 'deny'],
  ])('answers what the file says: %s is %s', (url, verdict) => {
    expect(ask(HOME, 'internet', url).verdict).toBe(verdict);
  });

  it('says with which status it answers, and where that is stated', () => {
    expect(tunnelHop('https://old.example.com/')).toContain(
      'answers https://old.example.com/ with status 410',
    );
  });
});
