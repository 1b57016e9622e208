import { writeFolder } from '../../src/files/write-folder.ts';

// writes two states of a folder in turn until it is killed.
const [, , folder = ''] = process.argv;
for (let round = 0; ; round += 1) {
  const letter = round % 2 === 0 ? 'a' : 'b';
  await writeFolder(
    folder,
    new Map(Array.from({ length: 20 }, (_, index) => [`${letter}/${index}.txt`, letter])),
  );
  if (round === 1) process.stdout.write('ready');
}
