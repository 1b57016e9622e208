import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findOnPath } from '@netloom/helm';
import { describeUnless } from './support/describe-unless.ts';
import { BIN } from './support/netloom.ts';

const run = promisify(execFile);

const LONGEST_MS = 30_000;

describeUnless(
  (await findOnPath('tmux', process.env)) === null ? 'tmux is not on PATH' : null,
  'netloom init in a terminal of 80 columns',
  () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netloom-init-'));
    });

    afterEach(async () => {
      await tmux('kill-server').catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    });

    it('asks, refuses what does not fit, and writes the network', async () => {
      await begin();
      await answer('What is the network called?', 'home');
      await answer('Which public domain is yours?', 'example.com');
      await answer('Which addresses has the home network?', '192.168.1.0/24');
      await answer('Which machines run K3s?', 'a=192.168.1.300');
      await shown('is not an IP address');
      await answer('Which machines run K3s?', 'a=192.168.1.10');
      await answer('Which address has the router?', '');
      await answer('Which addresses does DHCP hand out?', '192.168.1.100-192.168.1.199');
      await answer('Which Proxmox hosts are there?', '');
      await answer('Which addresses may MetalLB give', null);
      await answer('Which domain do hosts behind Traefik have', null);
      await answer('Which id has the Cloudflare tunnel?', '');
      await answer('Do devices of a tailnet reach', null);
      await asked('What installs the network from Git?');
      await tmux('send-keys', 'Down', 'Down', 'Enter');
      await answer('Which URL has the repository', null);
      await answer('Which registry path', 'registry.example.com/home');
      await shown('exit 0');
      const text = await readFile(join(folder, 'network.yaml'), 'utf8');
      expect(text).toContain('- 192.168.1.241-192.168.1.249\n');
      expect(text).toContain('domain: int.example.com\n');
      expect(text).toContain('gitops: flux\n');
    }, 120_000);

    it('leaves nothing after Ctrl-C', async () => {
      await begin();
      await answer('What is the network called?', null);
      await asked('Which public domain is yours?');
      await tmux('send-keys', 'C-c');
      await shown('nothing was written');
      await shown('exit 130');
      expect(await readdir(folder)).toEqual([]);
    }, 60_000);

    /** One server for this test alone. */
    async function tmux(...args: readonly string[]): Promise<string> {
      const { stdout } = await run('tmux', ['-u', '-f', '/dev/null', '-S', `${folder}.tmux`, ...args]);
      return stdout;
    }

    async function begin(): Promise<void> {
      const command = `'${process.execPath}' '${BIN}' init --no-import; echo "exit $?"; sleep 60`;
      await tmux('new-session', '-d', '-x', '80', '-y', '60', '-c', folder, 'sh', '-c', command);
    }

    /** Types an answer over the suggestion; null takes the suggestion. */
    async function answer(question: string, text: string | null): Promise<void> {
      await asked(question);
      if (text !== null) await tmux('send-keys', 'C-u');
      if (text !== null && text !== '') await tmux('send-keys', '-l', text);
      await tmux('send-keys', 'Enter');
    }

    /** Waits for the question that is open. */
    const asked = (question: string): Promise<void> =>
      waitFor(question, (screen) => screen.slice(screen.lastIndexOf('◆')));

    const shown = (text: string): Promise<void> => waitFor(text, (screen) => screen);

    async function waitFor(text: string, part: (screen: string) => string): Promise<void> {
      const end = Date.now() + LONGEST_MS;
      for (;;) {
        const screen = await tmux('capture-pane', '-p');
        // lines that were broken at the edge are one again
        if (
          part(screen)
            .replaceAll(/\s+│?\s*/g, ' ')
            .includes(text)
        ) {
          return;
        }
        if (Date.now() > end) throw new Error(`"${text}" is not on the screen:\n${screen}`);
        await pause(100);
      }
    }
  },
);
