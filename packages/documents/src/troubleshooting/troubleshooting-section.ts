import type { NetworkFacts } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { section, type Section } from '../markdown/section.ts';
import { checkCommands } from './check-commands.ts';
import { commonIssues } from './common-issues.ts';

export function troubleshootingSection({ network }: NetworkFacts): Section | null {
  return section('Troubleshooting', {
    sections: [
      section('Check Network Connectivity', { blocks: [checkCommands(network)] }),
      section('Common Issues', {
        blocks: [table(['Symptom', 'Likely Cause', 'Solution'], commonIssues(network))],
      }),
    ],
  });
}
