/** A network of one node, without findings. */
export const NETWORK = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  nodes:
    - { name: node-1, address: 192.168.1.10 }
`;

/** With another node. */
export const CHANGED = `${NETWORK}    - { name: node-2, address: 192.168.1.11 }\n`;

/** With another node at the same address: an error in line 8. */
export const FAULTY = `${NETWORK}    - { name: node-2, address: 192.168.1.10 }\n`;
