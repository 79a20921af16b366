// What has to hold in VS Code for the matrix: its attributes are followed, renamed and counted like names in code.
// Started by ../vscode.sh.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Checks, Workbench, root, until, work } from './workbench.mjs';

const folder = join(work, 'names');
cpSync(join(root, 'examples'), folder, { recursive: true });
const CASE = 'promotion.md';
const checks = new Checks();
const { check } = checks;
const file = (name) => readFileSync(join(folder, name), 'utf8');

async function followed(bench) {
  await bench.goBehind('#influ');
  await bench.command('Go to Definition');
  await bench.page.waitForSelector('.tab.active[aria-label*="matrix.md"]');
  check(true, 'a citation leads to the row of the matrix');
  await bench.openFile(CASE);
}

const lens = (bench, told) => bench.page.locator('.codelens-decoration', { hasText: told }).first();

async function counted(bench) {
  const all = lens(bench, '5 attributes: 3 over-delivering, 2 ambiguous');
  check(await all.waitFor().then(() => true, () => false), 'the cross-reference is summed up above its heading');
  await bench.goBehind('| Team Growth |');
  await bench.command('Delete Line');
  const missing = lens(bench, '5 attributes: 3 over-delivering, 1 ambiguous, 1 without a row');
  check(await missing.waitFor().then(() => true, () => false), 'a row that is taken out is missed at once');
  await missing.locator('a').click();
  check(await bench.reads('| Team Growth | | | | |'), 'a click adds it again', await bench.lines());
  const rows = (await bench.lines()).filter((line) => line.startsWith('| '));
  check(rows.some((row) => row.startsWith('| Comunication | ambiguous |')), 'and drops no other', rows);
}

async function renamed(bench) {
  await bench.goBehind('#influ');
  await bench.press('F2');
  const box = bench.page.locator('.rename-box input');
  await box.waitFor();
  check((await box.inputValue()).length > 0, 'a citation can be renamed', await box.inputValue());
  await box.fill('Persuasion');
  await bench.press('Enter');
  await box.waitFor({ state: 'hidden' });
  const changed = async () => (await bench.text()).includes('#persuasion');
  for (let tries = 0; tries < 50 && !(await changed()); tries += 1) await bench.page.waitForTimeout(100);
  const text = await bench.text();
  check(text.includes('#persuasion') && text.includes('| Persuasion |') && !/influence/i.test(text),
    'each citation of the case has the new name, in its own spelling', text.split('\n').filter((l) => /nfluence|ersuasion/i.test(l)));
  await bench.keep('renamed');
  await bench.command('File: Save All Files');
  await until(() => file('matrix.md').includes('*Persuasion*'));
  check(!file('matrix.md').includes('Influence'), 'and so has the matrix', file('matrix.md'));
}

async function proposed(bench) {
  await bench.goBehind('## Cross-ref');
  const titles = await bench.sourceActions('matrix proposal');
  await bench.press('Escape');
  check(titles.some((title) => title.includes('matrix proposal')), 'clearer wording can be proposed', titles);
}

const bench = await Workbench.open(folder);
try {
  await bench.openFile(CASE);
  await counted(bench);
  await followed(bench);
  await renamed(bench);
  await proposed(bench);
} catch (error) {
  check(false, 'the workbench does what it is asked', String(error?.stack ?? error));
  await bench.keep('stuck');
}
await bench.close();
checks.end();
