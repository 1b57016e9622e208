const { stderr } = require('node:process');
const { skippedTests } = require('../tools/verdict/src/skipped-tests.ts');

/** What a control plane without machines cannot show: a person has to look at it in a cluster. */
const NOT_PROVEN = [
  'packets inside the cluster: kube-proxy, flannel, and network policies as kube-router enforces them',
  "the operators' own code: MetalLB's and cert-manager's webhooks, the Tailscale operator, external-dns",
  "K3s' helm-controller, which restarts Traefik for a HelmChartConfig",
  'Cloudflare, the tailnet, and a Proxmox host',
];

/** What each of the two runs is about, by the name of its script. */
const RUNS = {
  e2e: 'the way of a network from its file into a cluster',
  faults: 'what stops it halfway: kills, cut lines, full disks, broken templates',
};

/** A reporter of Jest: the last lines say what ran, what was skipped and why, and what no test here proves. */
class ClosingLines {
  onRunComplete(contexts, { testResults, numPassedTests, numFailedTests }) {
    const skipped = skippedTests(testResults.flatMap(({ testResults: tests }) => tests));
    const ran = new Set([...contexts].flatMap(({ config }) => config.displayName.name.split(' and ')));
    const lines = [
      '',
      `ran: ${testResults.length} files, ${numPassedTests} tests passed, ${numFailedTests} failed`,
      ...skipped.map(({ title, count }) => `skipped: ${count} of ${title}`),
      ...Object.entries(RUNS)
        .filter(([script]) => !ran.has(script))
        .map(([script, what]) => `not run here: ${what} (npm run ${script})`),
      ...NOT_PROVEN.map((what) => `not proven here: ${what}`),
      '',
    ];
    stderr.write(lines.join('\n'));
  }
}

module.exports = ClosingLines;
