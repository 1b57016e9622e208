import { dumpYaml, fencedBlock, plain, withoutOrigin } from '@netloom/chart-kit';
import { metallbDrawing } from '@netloom/metallb';
import type { Network } from '@netloom/network-model';
import { section, type Section } from '../markdown/section.ts';

/** More objects of one kind are counted only. */
const MOST_SHOWN = 6;

/** The lists of the chart's values, with a title for the objects of each. */
const TITLES = {
  ipAddressPools: 'IP Pool',
  l2Advertisements: 'L2 Advertisement',
  bgpPeers: 'BGP Peer',
  bgpAdvertisements: 'BGP Advertisement',
  bfdProfiles: 'BFD Profile',
  communities: 'Community',
} as const;

type ListName = keyof typeof TITLES;

/** The objects that the chart metallb makes, as `kubectl get -o yaml` would show what is asked for: a section for each kind. */
export function metallbObjectSections(network: Network): Readonly<Record<ListName, Section | null>> {
  const values = metallbDrawing.toValues(network, withoutOrigin);
  const sectionOf = (list: ListName): Section | null => {
    const kind = metallbDrawing.requires.find(({ when }) => when === list);
    if (kind === undefined) throw new Error(`the chart metallb requires no kind for ${list}`);
    const objects = values[list].map(({ name, spec }) => ({
      apiVersion: kind.apiVersion,
      kind: kind.kind,
      metadata: { name, namespace: values.namespace },
      spec,
    }));
    return objectSection(TITLES[list], objects);
  };
  return {
    ipAddressPools: sectionOf('ipAddressPools'),
    l2Advertisements: sectionOf('l2Advertisements'),
    bgpPeers: sectionOf('bgpPeers'),
    bgpAdvertisements: sectionOf('bgpAdvertisements'),
    bfdProfiles: sectionOf('bfdProfiles'),
    communities: sectionOf('communities'),
  };
}

function objectSection(title: string, objects: readonly object[]): Section | null {
  if (objects.length === 0) return null;
  const shown = objects.slice(0, MOST_SHOWN).map((object) => dumpYaml(plain(object)));
  const more = objects.length - shown.length;
  return section(title, {
    blocks: [
      fencedBlock('yaml', shown.join('---\n')),
      more > 0 ? `And ${more} more: \`values/metallb.yaml\` has them all.` : null,
    ],
  });
}
