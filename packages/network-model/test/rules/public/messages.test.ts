import { publicRules } from '../../../src/rules/public/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(publicRules, new URL('../../../src/rules/public/', import.meta.url), {
  'opening-to-nowhere': [
    "8:29 error the router's firewall is open to host:nas, whose address fd00:1::5 is local: nothing on the internet reaches it",
    '  name an address of the prefix that the provider routes to this home',
    "7:29 error the router's firewall is open to host:nas, which has no IPv6 address at home",
    '  state its `address6`: by IPv4 the router forwards a port instead',
    "5:29 warning the router's firewall is open to 2a00:7:1::5/128, which nothing in the file has",
    '  name the device under `hosts`',
    "5:70 error the router's firewall is open to 2a00:7:2::5/128, which is in no network at home",
    '  name an address of a `cidr6` of the home network',
    "5:111 error the router's firewall is open to ingress, which the network does not have",
    '  state the ingress controller, or the machine that answers',
  ],
  'public-differs-by-path': [
    '26:9 warning "photos.int.example.com/share" is public, and the rest of "photos.int.example.com" is not stated to be: the forward leads to the host, with all of its paths',
    '  25 the host is public by this',
    '  write `public` where it is meant, hold other clients off by `ipAllowList`, or give it a host of its own',
    '26:63 warning the rest of "photos.int.example.com" is proxied, and "photos.int.example.com/share" is not: the host has one record, which is not proxied, so that neither is',
    '  25 it is direct here',
    '  write the same `public` for all of its paths, or give one of them a host of its own',
  ],
  'vpn-port-not-forwarded': [
    '14:52 warning peers of VPN "phones" connect to host:pi on 51820/udp, which the router does not forward: from the internet they do not reach it',
    '  12 it forwards these ports, and no others',
    '  state the forward: `{ port: 51820/udp, to: host:pi }`',
    '12:15 warning the router answers VPN "phones" on 51820/udp, but forwards 51820/udp to host:console: peers never come to the VPN',
    '  14 the VPN',
    '  give one of them another port, or remove the forward',
  ],
  'vpn-port-taken': [
    `8:5 error VPN "phones" listens on 51820/udp of node:node-1, where flannel's WireGuard does: whichever starts later fails`,
    "  10 the cluster's pod network",
    '  give the VPN another port, such as `port: 51900`, there and in the configuration of its peers',
  ],
});
