// The first minute with a draft of one's own: an export of Google Docs is opened, read as a promotion case, and one
// rewrite later it is sent. Started by ../vscode.sh.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Checks, LONG, Workbench, root, work } from './workbench.mjs';

const DRAFT = join(root, 'tests', 'fixtures', 'drafts', 'google-docs.md');
const CASE = 'Jane Staff case.md';
const folder = join(work, 'minute');
const file = join(folder, CASE);
const checks = new Checks();
const { check, note } = checks;

const OFFER = 'Read this file as a promotion case';
const HEADER = '---\ncareer:\n  kind: promotion\n  role: TPM\n  level: Senior\n  target: Staff\n---\n\n';
const DUTY = '* Responsible for the weekly scheduling program review  ';
const REWRITTEN = '* Owned the weekly scheduling program review, cutting its length from 90 to';

mkdirSync(folder);
copyFileSync(DRAFT, file);

const saved = () => readFileSync(file, 'utf8');
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(2);
// As it would be called in a terminal in that folder.
const career = (...words) => {
  const { status, stdout, stderr } = spawnSync('career-ls', words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(work, 'bin')}:${process.env.PATH}` },
  });
  return { status, stdout, stderr };
};
// Whether it comes to hold that something is to be seen.
const seen = (locator, timeout) => locator.first().waitFor({ timeout }).then(() => true, () => false);

async function leftAlone(bench, opened) {
  const titles = await bench.sourceActions(OFFER);
  note(`it can be read as a case ${seconds(opened)} s after it was opened`);
  const ours = titles.filter((title) => /career|read this/i.test(title));
  check(ours.join() === OFFER, 'the program is up, and offers one thing for the whole file', titles);
  await bench.press('Escape');
  await bench.goBehind('Responsible');
  await bench.command('Show or Focus Hover');
  // Nothing is awaited: this is how long it has to stay away.
  const hover = await seen(bench.page.locator('.monaco-hover:visible'), 3000);
  check(!hover, 'until that is taken, a hover on a duty says nothing');
  const lenses = await bench.page.locator('.codelens-decoration').allInnerTexts();
  check(lenses.length === 0, 'no lens stands in the text', lenses);
  const list = await bench.problems();
  check(list.length === 0, 'and nothing is found in it', list);
}

async function readAsCase(bench, opened) {
  const exported = saved();
  await bench.sourceActions(OFFER);
  await bench.take(OFFER);
  const { after } = await bench.problemsOf(CASE, (list) => list.length > 0);
  note(`findings are shown ${after / 1000} s after that is taken, ${seconds(opened)} s after it was opened`);
  await bench.save();
  const header = saved().slice(0, -exported.length);
  check(header + exported === saved() && header === HEADER, 'the header says what the title says, and no more', header);
}

async function findings(bench) {
  const list = await bench.problems();
  for (const { weight, rule, line } of list) note(`${weight.padEnd(7)} ${rule}, line ${line}`);
  check(list.length >= 5 && list.length <= 15, `5 to 15 findings for 30 bullets: ${list.length}`, list);
  check(list[0]?.weight === 'Warning', 'a warning is the first of them', list[0]);
}

async function rewriting(bench) {
  await bench.goBehind('* Responsible for');
  const titles = await bench.quickFixes('Add the result');
  const rewrites = ['Say what you did (if it is done)', 'Add the result'];
  check(titles.slice(0, 2).join() === rewrites.join(), 'a duty comes with its rewrites, which stand first', titles);
  await bench.take('Add the result');
  await bench.suggestions('raising');
  await bench.press('Tab');
  await bench.type('its length');
  await bench.press('Tab');
  await bench.type('90');
  await bench.press('Tab');
  await bench.type('TBD');
  await bench.press('Escape');
  check(await bench.reads(`${REWRITTEN} TBD  `), 'its slots are typed through, the last as not yet known', await bench.lines());
  const found = bench.problemsOf(CASE, (list) => list.some((one) => one.rule === 'unfilled-placeholder'));
  const list = await found.then(({ list }) => list, () => bench.problems());
  const open = list.find((one) => one.rule === 'unfilled-placeholder');
  check(open !== undefined, 'what is not known yet is found', list);
  await bench.save();
  return open;
}

async function exporting(bench, open) {
  const refused = career('export', CASE);
  const place = `${CASE}:${open?.line}:${open?.column}: `;
  const slots = refused.stderr.split('\n').filter((line) => line.includes(`${CASE}:`));
  const there = refused.status === 1 && refused.stdout === '';
  check(there, 'while a slot is open, nothing is exported', refused);
  check(slots.length === 1 && slots[0].includes(place), 'and the place is told where the panel has it', refused.stderr);

  await bench.select('TBD');
  await bench.type('30 minutes');
  const filled = `${REWRITTEN} 30 minutes  `;
  check(await bench.reads(filled), 'the slot is filled by typing', await bench.lines());
  const line = open?.line;
  const found = bench.problemsOf(CASE, (list, line) => list.length > 0 && !list.some((one) => one.line === line), line);
  check(await found.then(() => true, () => false), 'and nothing is left to find in the bullet', await bench.problems());
  await bench.save();

  const { status, stdout, stderr } = career('export', CASE);
  check(status === 0 && stderr === '', 'then it is exported', { status, stderr });
  // Every other byte is the author's, a picture that is shown among them.
  const clean = readFileSync(DRAFT, 'utf8').replace(DUTY, filled).replace(/ \{#[^}]*\}$/gm, '');
  check(stdout === clean, 'as the draft was, with the new bullet, and with neither header nor ids', stdout);
}

async function page(bench) {
  const output = join(work, 'case.html');
  const { status, stderr } = career('export', CASE, '--html', '--output', output);
  check(status === 0, 'a page is made of it', stderr);
  const said = [];
  const asked = [];
  const sheet = await bench.page.context().newPage();
  sheet.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  sheet.on('pageerror', (error) => said.push(String(error)));
  sheet.on('request', (request) => asked.push(request.url().slice(0, 80)));
  await sheet.goto(pathToFileURL(output).href);
  check(said.length === 0, 'the browser has nothing to say about the page', said);
  const remote = asked.filter((url) => /^(https?|wss?):/.test(url));
  check(asked.length > 0 && remote.length === 0, 'which asks for nothing from elsewhere', asked);
  const text = await sheet.locator('body').innerText();
  const bullet = `${REWRITTEN} 30 minutes`.slice(2);
  const bullets = await sheet.locator('li').count();
  check(text.includes(bullet) && bullets === 30, 'has every bullet, the new one among them', { bullets, text });
  check(!/\\|\{#|career:|base64/.test(text), 'and no markup in its words', text);
  await sheet.screenshot({ path: join(work, 'page.png'), fullPage: true });
  await sheet.close();
}

const bench = await Workbench.open(folder);
try {
  const opened = performance.now();
  await bench.openFile(CASE);
  await bench.showProblems();
  await leftAlone(bench, opened);
  await readAsCase(bench, opened);
  await findings(bench);
  const open = await rewriting(bench);
  await exporting(bench, open);
  await page(bench);
} catch (error) {
  check(false, 'the workbench does what it is asked', String(error?.stack ?? error));
}
await bench.keep('minute');
await bench.close();
note(`nothing may take longer than ${LONG / 1000} s`);
checks.end();
