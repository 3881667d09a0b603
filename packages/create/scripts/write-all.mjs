/** Writes a project from each template: `node write-all.mjs FOLDER`, for the test that compares them with `outboard new`'s. */
import { join } from 'node:path';
import { catalogue, write } from '../src/write.js';
import { carry } from './carry.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say a folder: node write-all.mjs FOLDER');
const carried = join(folder, 'carried');
await carry(carried);
for (const { name: template } of (await catalogue(carried)).templates) {
  await write({ folder: join(folder, template, 'photos'), name: 'photos', template, carried });
}
