import { addressRules } from '../../../src/rules/addresses/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(addressRules, new URL('../../../src/rules/addresses/', import.meta.url), {
  'address-on-subnet-edge': [
    '7:29 error host "nas" (192.168.1.127) is on the broadcast address of network "lan"',
    '  5 the network comes from here',
    '  give it another address of the subnet: this one is not the address of a single machine',
    '13:58 error node "node-1" (10.0.0.0) is on the network address of network "guests"',
    '  10 the network comes from here',
    '  give it another address of the subnet: this one is not the address of a single machine',
    '6:13 error the Kubernetes API (192.168.1.255) is on the broadcast address of network "lan"',
    '  4 the network comes from here',
    '  give it another address of the subnet: this one is not the address of a single machine',
  ],
  'dhcp-range-outside-subnet': [
    '4:37 error DHCP range 192.168.1.200-192.168.2.20 is not inside its subnet 192.168.1.0/24: a device with such an address reaches no neighbour',
    '  4 the subnet is stated here',
    '  write addresses from 192.168.1.0 to 192.168.1.255',
    '13:74 error DHCP range 10.0.1.100-10.0.1.199 is not inside its subnet 10.0.0.0/24: Proxmox refuses it',
    '  13 the subnet is stated here',
    '  write addresses from 10.0.0.0 to 10.0.0.255',
  ],
  'network-not-private': [
    '4:14 warning network "lan" 192.169.1.0/24 belongs to others on the internet',
    '  of 192, only 192.168.0.0 to 192.168.255.255 is private: their real owners cannot be reached from here; waive this where the addresses are yours',
    '6:12 warning network "pods" 172.64.0.0/16 belongs to others on the internet',
    '  of 172, only 172.16.0.0 to 172.31.255.255 is private: their real owners cannot be reached from here; waive this where the addresses are yours',
    '6:16 warning network "services" 11.0.0.0/16 belongs to others on the internet',
    '  only 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are private: their real owners cannot be reached from here; waive this where the addresses are yours',
    '9:72 warning VNet "guests" 172.32.0.0/24 belongs to others on the internet',
    '  of 172, only 172.16.0.0 to 172.31.255.255 is private: their real owners cannot be reached from here; waive this where the addresses are yours',
  ],
  'vnet-unlike-segment': [
    '13:47 error VNet "guests" is segment "servers" (192.168.20.0/24), but its tag is 30, and the VLAN of the segment is 20',
    '  7 the segment',
    '  guests in another VLAN reach neither the router nor the others: write the same number',
    '13:95 error VNet "guests" is segment "servers" (192.168.20.0/24), but its gateway is 192.168.20.254, and that of the segment 192.168.20.1',
    '  7 the gateway of the segment',
    '  write the address of the router, or leave it out',
  ],
});
