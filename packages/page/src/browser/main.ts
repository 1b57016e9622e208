import { readData } from './read-data.ts';

const data = readData(document);
const heading = document.createElement('h1');
heading.textContent = data.name;
document.querySelector('#page')?.replaceChildren(heading);
