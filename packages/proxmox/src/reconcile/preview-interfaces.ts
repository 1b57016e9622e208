import { visible, visibleData } from '@netloom/diagnostics/visible';
import { ProxmoxError, type ProxmoxClient } from '../client/index.ts';

/** What Proxmox says it would change in the interfaces of each host; or why it says nothing. */
export type InterfacesPreview =
  | { readonly kind: 'none'; readonly why: string }
  | {
      readonly kind: 'diffs';
      /** A diff of interfaces.d/sdn, empty where nothing would change. */
      readonly hosts: readonly { readonly host: string; readonly diff: string }[];
    };

/** Where Proxmox' own dry run is asked for: who asks, which needs Sys.Audit on the nodes, and who is told. */
export interface Previewing {
  readonly client: ProxmoxClient;
  readonly show: (preview: InterfacesPreview) => void;
}

/** Asks every host for the dry run of what waits at Proxmox. It is only shown: that it fails stops nothing. */
export async function previewInterfaces(
  client: ProxmoxClient,
  hosts: readonly string[],
): Promise<InterfacesPreview> {
  try {
    const diffs: { readonly host: string; readonly diff: string }[] = [];
    for (const host of hosts) diffs.push({ host, diff: withoutNames(await client.dryRun(host)) });
    return { kind: 'diffs', hosts: diffs };
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return { kind: 'none', why: reasonOf(error) };
  }
}

function reasonOf({ trouble, said }: ProxmoxError): string {
  switch (trouble) {
    case 'unsupported':
      return 'this version of Proxmox VE has no dry run; 9.1 has one';
    case 'forbidden':
      return `the dry run needs Sys.Audit on /nodes, such as role PVEAuditor (${said})`;
    case 'unreachable':
    case 'untrusted':
    case 'unauthorized':
    case 'invalid':
    case 'failed':
    case 'unreadable':
      return `the dry run failed (${said})`;
    default:
      return trouble satisfies never;
  }
}

/** The names in its head are of files that are gone. */
function withoutNames(diff: string): string {
  return diff.replace(/^--- .*\n\+\+\+ .*\n/, '');
}

/** For a person; empty where nothing is to be said. */
export function printInterfacesPreview(preview: InterfacesPreview): string {
  if (preview.kind === 'none') return `interfaces: ${visible(preview.why)}\n`;
  const changed = preview.hosts.filter(({ diff }) => diff !== '');
  if (changed.length === 0)
    return 'interfaces: nothing waits at Proxmox yet, so that its dry run is empty; apply shows it before it commits\n';
  return changed
    .map(
      ({ host, diff }) =>
        `interfaces of ${visible(host)}, by the dry run of Proxmox:\n${visibleData(diff).replaceAll(/^(?=.)/gm, '  ')}`,
    )
    .join('');
}
