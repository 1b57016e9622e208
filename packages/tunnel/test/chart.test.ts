import { fileURLToPath } from 'node:url';
import { findHelm, HelmFailed } from '@netloom/helm';

const CHART = fileURLToPath(new URL('../../../charts/tunnel', import.meta.url));
const FETCH_MS = 180_000;

const id = ['--set', 'tunnelId=6ff42ae2-765d-4adf-8112-31c55c1551ef'];
const secret = ['--set', 'credentials.existingSecret=cloudflared-credentials'];
const nil = ['--set', 'tunnelId=00000000-0000-0000-0000-000000000000'];

async function refusal(values: readonly string[]): Promise<string> {
  const helm = await findHelm(process);
  const failure = await helm.run(['template', CHART, ...values]).catch((error: unknown) => error);
  if (!(failure instanceof HelmFailed)) throw new Error('expected HelmFailed');
  return failure.stderr.replace(/^Error: execution error at \([^)]*\): /, '').split('\n')[0] ?? '';
}

describe('the chart', () => {
  it.each([
    [
      'without a tunnel',
      [],
      'tunnelId is missing: set it to the UUID that `cloudflared tunnel create` printed.',
    ],
    [
      'with the nil UUID',
      [...nil, ...secret],
      'tunnelId is the placeholder 00000000-0000-0000-0000-000000000000: set it to the UUID that `cloudflared tunnel create` printed.',
    ],
    [
      'with a placeholder in words',
      ['--set', 'tunnelId=<tunnel-id>', ...secret],
      'tunnelId is the placeholder <tunnel-id>: set it to the UUID that `cloudflared tunnel create` printed.',
    ],
    [
      'without credentials',
      id,
      'credentials.existingSecret is missing: set it to the Secret that holds the credentials file of the tunnel.',
    ],
    [
      'without a catch-all',
      [...id, ...secret, '--set-json', 'config.ingress=[{"hostname":"a.org","service":"http://a.a:80"}]'],
      'config.ingress has no catch-all: end it with `service: http_status:404`, or cloudflared does not start.',
    ],
  ])(
    'fails %s with one sentence',
    async (_title, values, message) => {
      expect(await refusal(values)).toBe(message);
    },
    FETCH_MS,
  );

  it('renders a placeholder where that is allowed', async () => {
    const helm = await findHelm(process);
    const allowed = ['--set', 'global.allowPlaceholders=true'];
    const { stdout } = await helm.run(['template', CHART, ...nil, ...secret, ...allowed]);
    expect(stdout).toContain('    tunnel: "00000000-0000-0000-0000-000000000000"\n');
  });

  it('restarts the pods when their configuration changes, and only then', async () => {
    const helm = await findHelm(process);
    const checksum = async (values: readonly string[]): Promise<string | undefined> => {
      const { stdout } = await helm.run(['template', CHART, ...id, ...secret, ...values]);
      return /checksum\/config: "([0-9a-f]{64})"/.exec(stdout)?.[1];
    };
    const written = await checksum([]);
    expect(written).toBeDefined();
    expect(await checksum(['--set', 'replicas=3'])).toBe(written);
    expect(await checksum(['--set', 'config.protocol=http2'])).not.toBe(written);
  });

  it('gives cloudflared a token in place of the credentials file', async () => {
    const helm = await findHelm(process);
    const token = ['--set', 'token.existingSecret=mine', '--set', 'token.key=token'];
    const { stdout } = await helm.run(['template', CHART, ...id, ...token]);
    expect(stdout).toContain(`            - name: TUNNEL_TOKEN
              valueFrom:
                secretKeyRef:
                  name: "mine"
                  key: "token"
`);
    expect(stdout).not.toContain('credentials');
  });
});
