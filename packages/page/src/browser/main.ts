import { goRegexpReader } from '@netloom/go-regexp';
import { decodeFacts } from '@netloom/network-model/codec';
import { indexNetwork, matrix } from '@netloom/reachability';
import { readData } from './read-data.ts';

const data = readData(document);
const heading = document.createElement('h1');
heading.textContent = data.name;
const table = document.createElement('p');
table.textContent = String(matrix(indexNetwork(decodeFacts(data.facts, goRegexpReader()))).rows.length);
document.querySelector('#page')?.replaceChildren(heading, table);
