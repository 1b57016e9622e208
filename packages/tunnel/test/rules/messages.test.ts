import { messagesOnPage } from '@netloom/network-model/testing';
import { rules } from '../../src/rules/index.ts';

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'proxied-host-too-deep': [
    '13:9 warning proxied host "blog.lab.example.com" is more than one label below example.com: Cloudflare\'s universal certificate does not cover it',
    '  3 the domain is the zone, as far as the network says',
    '  give it a name with one label, or order a certificate for it (Advanced Certificate Manager) and state its names in tunnel.edgeCertificates',
    '10:21 warning proxied host "www.shop.example.com" is more than one label below example.com: Cloudflare\'s universal certificate does not cover it',
    '  9 it covers example.com and *.example.com',
    '  give it a name with one label, or order a certificate for it (Advanced Certificate Manager) and state its names in tunnel.edgeCertificates',
    '15:9 warning proxied host "old.blog.lab.example.com" is more than one label below example.com: Cloudflare\'s universal certificate does not cover it',
    '  3 the domain is the zone, as far as the network says',
    '  give it a name with one label, or order a certificate for it (Advanced Certificate Manager) and state its names in tunnel.edgeCertificates',
  ],
  'tunnel-origin-without-selector': [
    '10:5 warning service "web/nas" is behind the tunnel and has no selector: cloudflared\'s policy lets it out to pods of namespace "web" alone, not to endpoints outside the cluster or in the host\'s network',
    '  14 host "nas.example.com" leads to it',
    '  15 host "files.example.com" leads to it',
    '  state the labels of its pods as selector; if it has none, send the host through Traefik (`origin: ingress`), which no egress policy closes',
  ],
  'tunnel-option-without-effect': [
    '13:83 warning originServerName of tunnel host "blog.example.com" has no effect: cloudflared speaks plain http to its service',
    '  10 service "web/blog" has scheme http',
    '  write `scheme: https` if the service speaks TLS, else remove the option',
  ],
  'tunnel-origin-unverified': [
    '14:78 warning tunnel host "blog.example.com" accepts any certificate from its origin: another pod may answer in its place',
    '  10 its origin is this service',
    "  write the name on the origin's certificate as originServerName instead",
  ],
  'tunnel-path-glob': [
    '13:54 warning path "/api/*" of tunnel host "blog.example.com" matches "/apix" too: in a regular expression the star repeats the slash before it',
    '  write "/api/": it matches everything below it',
    '13:54 warning path "^/api/*" of tunnel host "blog.example.com" matches "/apix" too: in a regular expression the star repeats the slash before it',
    '  write "^/api/": it matches everything below it',
  ],
  'tunnel-path-invalid': [
    '13:54 error path "/(api" of tunnel host "blog.example.com" is not a Go regular expression: missing closing ): /(api',
    '  8 cloudflared does not start with it',
    '  cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
    '13:54 error path "/(?!admin)" of tunnel host "blog.example.com" is not a Go regular expression: Go has neither lookahead nor lookbehind: (?!',
    '  8 cloudflared does not start with it',
    '  cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
    '13:54 error path "/(a|b)/\\1" of tunnel host "blog.example.com" is not a Go regular expression: Go has no back references: \\1',
    '  8 cloudflared does not start with it',
    '  cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
    '13:54 error path "/files/[.-\\w]+" of tunnel host "blog.example.com" is not a Go regular expression: invalid escape sequence: \\w',
    '  8 cloudflared does not start with it',
    '  cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
    '13:54 error path "/(a{500}){3}" of tunnel host "blog.example.com" is not a Go regular expression: invalid repeat count: {3}',
    '  8 cloudflared does not start with it',
    '  cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
    '13:54 error path "/\\p{Alphabetic}" of tunnel host "blog.example.com" is not a Go regular expression: Go has no class \\p{Alphabetic}',
    '  8 cloudflared does not start with it',
    '  cloudflared reads paths as Go regular expressions: plain text behind ^, such as ^/api/, is one',
  ],
  'tunnel-path-never-matches': [
    '13:54 error path "/^api" of tunnel host "blog.example.com" matches no request: ^ stands behind other text',
    '  ^ is the beginning of the whole path, which is a slash, and $ its end',
    '13:54 error path "/api$/v1" of tunnel host "blog.example.com" matches no request: $ stands before other text',
    '  ^ is the beginning of the whole path, which is a slash, and $ its end',
    '13:54 error path "^api" of tunnel host "blog.example.com" matches no request: every path begins with a slash',
    '  ^ is the beginning of the whole path, which is a slash, and $ its end',
  ],
  'tunnel-path-shadowed': [
    '14:89 error path "/s" of tunnel host "blog.example.com" is never reached: path "/.*" takes all of its requests',
    '  13 it comes first, since the longer path does, and leads to service "web/blog"',
    '  cloudflared uses the first rule whose path is found anywhere in the request: make that one narrower',
    '13:17 error tunnel host "blog.example.com" without a path is never reached: path "/" takes all of its requests',
    '  14 it comes first, since the longer path does, and leads to service "web/shop"',
    '  cloudflared uses the first rule whose path is found anywhere in the request: make that one narrower',
    '14:89 error path "/shop" of tunnel host "blog.example.com" is never reached: path "/[a-z]+" takes all of its requests',
    '  13 it comes first, since the longer path does, and leads to service "web/blog"',
    '  cloudflared uses the first rule whose path is found anywhere in the request: make that one narrower',
    '14:89 error path "^/shop" of tunnel host "blog.example.com" is never reached: path "^/[a-z]{1,9}" takes all of its requests',
    '  13 it comes first, since the longer path does, and leads to service "web/blog"',
    '  cloudflared uses the first rule whose path is found anywhere in the request: make that one narrower',
  ],
  'tunnel-path-unanchored': [
    '13:54 info path "/admin" of tunnel host "blog.example.com" also takes "/x/admin": without ^ it is found anywhere in a path',
    '  ^ is the beginning of the path',
    '13:54 info path "/api|/admin" of tunnel host "blog.example.com" also takes paths that contain it further on: without ^ it is found anywhere in a path',
    '  ^ is the beginning of the path',
  ],
  'tunnel-path-unread': [
    '13:54 warning path "^/(?:[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[a-z]?){500}" of tunnel host "blog.example.com" is not checked: with its repetitions expanded it is too long to be evaluated here',
    '  write it shorter; `cloudflared tunnel ingress validate` shows whether cloudflared accepts it',
  ],
  'wildcard-exposes-internal': [
    '12:52 error tunnel host "*.example.com" goes through ingress, which answers for internal host "wiki.int.example.com" too: the wildcard opens it to the internet',
    '  13 internal host "wiki.int.example.com" is below it: cloudflared\'s wildcards hold every depth',
    '  name the public hosts one by one, or let the wildcard go straight to its service (origin: service)',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(messagesOnPage(rule, new URL('../../src/rules/', import.meta.url))).toEqual(SAID[rule.code]);
  },
);
