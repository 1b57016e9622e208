/** What a first network file is made of, as a person writes it; what is left out, or empty, is not in the network. */
export interface Answers {
  readonly name?: string;
  /** The public domain. */
  readonly domain?: string;
  /** CIDR of the home network. */
  readonly lan?: string;
  /** Machines of the cluster: `NAME=ADDRESS`, or addresses alone, with commas between them. */
  readonly nodes?: string;
  /** Address of the router. */
  readonly router?: string;
  /** What its DHCP server hands out: ranges, with commas between them. */
  readonly dhcp?: string;
  /** Proxmox hosts, written as `nodes` is. */
  readonly proxmox?: string;
  /** Addresses for Services: a range or a CIDR. */
  readonly pool?: string;
  /** Domain of the hosts that only the home network reaches. */
  readonly internal?: string;
  /** Id of the Cloudflare tunnel. */
  readonly tunnel?: string;
  /** `yes` for routes of the tailnet into the cluster. */
  readonly tailnet?: string;
  /** What installs it from Git: `argocd` or `flux`. The next two are for this one alone. */
  readonly gitops?: string;
  /** URL of the repository that holds the file. */
  readonly git?: string;
  /** The registry path of the charts, without oci://. */
  readonly charts?: string;
}

export type AnswerKey = keyof Answers;

/** A machine by its name and address; the name is null where only the address is written. */
export interface WrittenMachine {
  readonly name: string | null;
  readonly address: string;
}

/** `pve=192.168.1.5, 192.168.1.6` as two machines. */
export function machinesIn(text: string): readonly WrittenMachine[] {
  return itemsIn(text).map((item) => {
    const at = item.indexOf('=');
    return at < 0
      ? { name: null, address: item }
      : { name: item.slice(0, at).trim(), address: item.slice(at + 1).trim() };
  });
}

/** The parts between commas and spaces that are not empty. */
export function itemsIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
