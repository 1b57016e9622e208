import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { EXIT, NetloomError, type ExitCode } from '@netloom/diagnostics/error';

/** gpg did not sign. */
export class SigningFailed extends NetloomError {
  override readonly name = 'SigningFailed';
  override readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode) {
    super(message);
    this.exit = exit;
  }
}

/** Signs with a key of the user's gpg, which asks for a passphrase by itself where it needs one. */
export async function signText(signed: string, key: string): Promise<string> {
  const args = ['--batch', '--armor', '--local-user', key, '--clearsign', '--output', '-'];
  const gpg = spawn('gpg', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    gpg.on('error', reject).on('close', resolve);
  });
  // gpg may end before it has read all; its exit code and stderr tell why
  gpg.stdin.on('error', () => undefined).end(signed);
  try {
    const [stdout, stderr, code] = await Promise.all([text(gpg.stdout), text(gpg.stderr), ended]);
    if (code === 0) return stdout;
    throw new SigningFailed(`gpg did not sign with the key "${key}":\n${stderr.trimEnd()}`, EXIT.findings);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    throw new SigningFailed('gpg is not on PATH: --sign needs it.', EXIT.environment);
  }
}
