import { join } from 'node:path';
import type { NewFile } from '../../new-files.ts';
import type { CiName } from './ci-names.ts';

/** The file that a service of Git looks for in the root of a repository, with what docs/repository.md shows for it. */
export function ciFile(name: CiName, folder: string): NewFile {
  switch (name) {
    case 'github':
      return { path: join(folder, '.github/workflows/network.yml'), text: WORKFLOW };
    case 'forgejo':
      return { path: join(folder, '.forgejo/workflows/network.yml'), text: WORKFLOW };
    case 'gitlab':
      return { path: join(folder, '.gitlab-ci.yml'), text: GITLAB };
    default:
      return name satisfies never;
  }
}

const WORKFLOW = `name: network

on:
  push:
    branches: [main]
  pull_request:

permissions: {}

concurrency:
  group: network-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  network:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          # The plan needs the commit that the branch began at.
          fetch-depth: 0
          persist-credentials: false

      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with:
          node-version: 24
          package-manager-cache: false

      - run: npm ci

      - run: npx netloom validate --output github

      - run: npx netloom build --check

      - name: Plan
        if: github.event_name == 'pull_request'
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          before=$(git merge-base "$BASE" HEAD)
          # A new network has nothing to compare with.
          git cat-file -e "$before:network.yaml" || exit 0
          code=0
          npx netloom plan --against "git:$before" > plan.txt || code=$?
          cat plan.txt
          { echo '~~~text'; cat plan.txt; echo '~~~'; } >> "$GITHUB_STEP_SUMMARY"
          # 1 is a plan with changes.
          test "$code" -le 1
`;

const GITLAB = `network:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: 0
  script:
    - npm ci
    - npx netloom validate
    - npx netloom build --check
    - |
      before=\${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}
      # A branch and a new network have nothing to compare with.
      test -n "$before" && git cat-file -e "$before:network.yaml" || exit 0
      code=0
      npx netloom plan --against "git:$before" > plan.txt || code=$?
      cat plan.txt
      # 1 is a plan with changes.
      test "$code" -le 1
  artifacts:
    when: always
    expose_as: plan of the network
    paths: [plan.txt]
`;
