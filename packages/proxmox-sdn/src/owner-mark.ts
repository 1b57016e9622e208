/** What marks objects of Proxmox as managed by netloom for one network: the alias of a VNet, the comment of a rule. */
export function ownerMark(network: string): string {
  return `netloom ${network}`;
}
