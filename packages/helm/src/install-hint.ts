import type { Machine } from './machine.ts';

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['brew install helm', 'sudo port install helm-4'],
  win32: ['winget install Helm.Helm', 'choco install kubernetes-helm', 'scoop install helm'],
  linux: [
    'sudo snap install helm --classic',
    'sudo pacman -S helm',
    'sudo dnf install helm',
    'brew install helm',
  ],
};

/** The usual ways to install Helm on this platform, one a line. */
export function installHint({ platform }: Machine): string {
  const commands = COMMANDS[platform] ?? [];
  return [
    'Install it with',
    ...commands.map((command) => `  ${command}`),
    `${commands.length === 0 ? '  ' : 'or '}as https://helm.sh/docs/intro/install/ says.`,
  ].join('\n');
}
