import { goRegexpReader } from '@netloom/go-regexp';
import { decodeFacts } from '@netloom/network-model/codec';
import { indexNetwork } from '@netloom/reachability';
import { addressesView } from './addresses/addresses-view.ts';
import { findingsView } from './findings/findings-view.ts';
import { mapView } from './map/map-view.ts';
import { reachView } from './reach/reach-view.ts';
import { readData } from './read-data.ts';
import { mountShell } from './shell/shell.ts';
import { Store } from './state/store.ts';
import { Subjects } from './subjects/subjects.ts';

const root = document.querySelector<HTMLElement>('#page');
if (root === null) throw new Error('the page has no place for its content');
const data = readData(document);
const facts = decodeFacts(data.facts, goRegexpReader());
mountShell(
  root,
  { data, facts, index: indexNetwork(facts), subjects: new Subjects(facts), store: new Store(window) },
  { map: mapView, reach: reachView, addresses: addressesView, findings: findingsView },
);
