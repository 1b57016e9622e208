import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { describeUnless } from './support/describe-unless.ts';
import { TerminalSession } from './support/terminal-session.ts';

/** All questions in their order, and an answer that fits the earlier ones. */
const QUESTIONS = [
  ['name', 'What is the network called?', 'home'],
  ['domain', 'Which public domain is yours?', 'example.com'],
  ['lan', 'Which addresses has the home network?', '192.168.1.0/24'],
  ['nodes', 'Which machines run K3s?', 'a=192.168.1.10'],
  ['router', 'Which address has the router?', '192.168.1.1'],
  ['dhcp', 'Which addresses does DHCP hand out?', '192.168.1.100-192.168.1.199'],
  ['proxmox', 'Which Proxmox hosts are there?', 'pve=192.168.1.5'],
  ['pool', 'Which addresses may MetalLB give', '192.168.1.240-192.168.1.249'],
  ['internal', 'Which domain do hosts behind Traefik have', 'int.example.com'],
  ['tunnel', 'Which id has the Cloudflare tunnel?', '6ff42ae2-765d-4adf-8112-31c55c1551ef'],
  ['tailnet', 'Do devices of a tailnet reach', 'yes'],
  ['gitops', 'What installs the network from Git?', 'flux'],
  ['git', 'Which URL has the repository', 'https://git.example.com/home.git'],
  ['charts', 'Which registry path', 'registry.example.com/home'],
] as const;

/** Manifests and an inventory, as a repository of a homelab has them. */
const REPOSITORY = {
  'hosts.yaml':
    'k3s_cluster:\n  children:\n    server:\n      hosts:\n        alpha: { ansible_host: 192.168.20.11 }\n',
  'pool.yaml':
    'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: lan, namespace: metallb-system }\nspec: { addresses: [192.168.20.200-192.168.20.210] }\n',
};

describeUnless(
  (await findOnPath('tmux', process.env)) === null ? 'tmux is not on PATH' : null,
  'netloom init in a terminal of 80 columns',
  () => {
    let terminal: TerminalSession;

    beforeEach(async () => {
      terminal = await TerminalSession.open();
    });

    afterEach(() => terminal.close());

    it('asks, refuses what does not fit, and writes the network', async () => {
      await terminal.netloom('init --no-import');
      await terminal.answer('What is the network called?', 'home');
      await terminal.answer('Which public domain is yours?', 'example.com');
      await terminal.answer('Which addresses has the home network?', '192.168.1.0/24');
      await terminal.answer('Which machines run K3s?', 'a=192.168.1.300');
      await terminal.shown('is not an IP address');
      await terminal.answer('Which machines run K3s?', 'a=192.168.1.10');
      await terminal.answer('Which address has the router?', '');
      await terminal.answer('Which addresses does DHCP hand out?', '192.168.1.100-192.168.1.199');
      await terminal.answer('Which Proxmox hosts are there?', '');
      await terminal.answer('Which addresses may MetalLB give', null);
      await terminal.answer('Which domain do hosts behind Traefik have', null);
      await terminal.answer('Which id has the Cloudflare tunnel?', '');
      await terminal.answer('Do devices of a tailnet reach', null);
      await terminal.asked('What installs the network from Git?');
      await terminal.tmux('send-keys', 'Down', 'Down', 'Enter');
      await terminal.answer('Which URL has the repository', null);
      await terminal.answer('Which registry path', 'registry.example.com/home');
      await terminal.shown('exit 0');
      const text = await readFile(join(terminal.folder, 'network.yaml'), 'utf8');
      expect(text).toContain('- 192.168.1.241-192.168.1.249\n');
      expect(text).toContain('domain: int.example.com\n');
      expect(text).toContain('gitops: flux\n');
    }, 120_000);

    it.each(QUESTIONS)(
      'leaves nothing after Ctrl-C at the question of --%s',
      async (key, question) => {
        const before = QUESTIONS.slice(
          0,
          QUESTIONS.findIndex(([name]) => name === key),
        );
        const given = before.map(([name, , answer]) => `--${name} ${answer}`).join(' ');
        await terminal.netloom(`init --no-import --ci github ${given}`);
        await terminal.asked(question);
        await terminal.tmux('send-keys', 'C-c');
        await terminal.shown('nothing was written');
        await terminal.shown('exit 130');
        expect(await readdir(terminal.folder)).toEqual([]);
      },
      60_000,
    );

    it('suggests what the files of a repository state, and keeps them as they are', async () => {
      for (const [file, text] of Object.entries(REPOSITORY)) {
        await writeFile(join(terminal.folder, file), text);
      }
      await terminal.netloom('init --name home --domain example.com');
      await terminal.asked('192.168.20.0/24');
      await terminal.answer('Which addresses has the home network?', null);
      await terminal.asked('alpha=192.168.20.11');
      await terminal.answer('Which machines run K3s?', null);
      await terminal.answer('Which address has the router?', '');
      await terminal.answer('Which addresses does DHCP hand out?', '');
      await terminal.answer('Which Proxmox hosts are there?', '');
      await terminal.asked('192.168.20.200-192.168.20.210');
      await terminal.answer('Which addresses may MetalLB give', null);
      await terminal.answer('Which domain do hosts behind Traefik have', '');
      await terminal.answer('Which id has the Cloudflare tunnel?', '');
      await terminal.answer('Do devices of a tailnet reach', null);
      await terminal.answer('What installs the network from Git?', null);
      await terminal.shown('exit 0');
      expect((await readdir(terminal.folder)).toSorted()).toEqual([
        'hosts.yaml',
        'network.yaml',
        'pool.yaml',
      ]);
      for (const [file, text] of Object.entries(REPOSITORY)) {
        expect(await readFile(join(terminal.folder, file), 'utf8')).toBe(text);
      }
    }, 120_000);

    it.each([
      ['without a terminal', '', '</dev/null', 'there is no terminal to ask at'],
      [
        'in a terminal that moves no cursor',
        'TERM=dumb',
        '',
        'a terminal with TERM=dumb cannot show questions',
      ],
    ])(
      'says %s what to pass instead',
      async (_where, before, after, why) => {
        await terminal.netloom(`init --name home ${after}`, before);
        const lines = await terminal.shown('exit 2');
        expect(lines.join('').replaceAll(/\s+/g, ' ')).toContain(
          `netloom: ${why}: give --domain, or --yes, which takes what this machine shows and examples for the rest`.replaceAll(
            /\s+/g,
            ' ',
          ),
        );
        expect(await readdir(terminal.folder)).toEqual([]);
      },
      60_000,
    );
  },
);
