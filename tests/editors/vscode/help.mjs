// The help that is asked for while writing: what a statement is made of, what it lacks, what fits a slot, how else it
// could be said, and the one edit to make next. Started by ../vscode.sh.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Checks, LONG, Workbench, work } from './workbench.mjs';

const folder = join(work, 'help');
const checks = new Checks();
const { check, note } = checks;

const WISH = '- 🚀 **Été à Zürich:** Introduced a release checklist to reduce rollbacks';
const DUTY = '- Responsible for migrating 12 services to Kubernetes';
const DONE = '- Migrated 12 services to Kubernetes';
const WIN = '- Cut release lead time from 9 to 3 days across 6 teams ([before and after](train.md))';
const TEXT = `---
career: {kind: promotion}
---

# Promotion case: Zoé

## History

${WIN}
${WISH}
${DUTY}
`;
const off = ['one-sentence-summary', 'too-few-outcomes', 'ten-second-scan', 'missing-ask', 'missing-intention',
  'missing-matrix', 'missing-section', 'undated-win'];
const settings = (more) => JSON.stringify({ 'career-ls.rules': Object.fromEntries(off.map((rule) => [rule, 'off'])), ...more });

mkdirSync(join(folder, '.vscode'), { recursive: true });
writeFileSync(join(folder, '.vscode', 'settings.json'), settings({}));
writeFileSync(join(folder, 'promotion.md'), TEXT);

const rules = (list) => list.map(({ rule }) => rule).join();
const about = async (bench, words) => (await bench.lines()).filter((line) => line.includes(words));

async function hover(bench) {
  await bench.goBehind('release lead');
  const told = await bench.hover('step 2: History');
  for (const part of ['from 9 to 3 days', 'For whom: 6 teams', 'Proof: before and after']) {
    check(told.includes(part), `a hover on a statement shows its part: ${part}`, told);
  }
  await bench.press('Escape');
}

async function hints(bench) {
  check(await bench.reads(WISH), 'no hint stands in the text by itself', await bench.lines());
  const set = async (more) => {
    await bench.openFile('.vscode/settings.json');
    await bench.replace(settings(more));
    await bench.save();
    await bench.openFile('promotion.md');
  };
  await set({ 'career-ls.inlay-hints': true });
  // A hair's breadth apart.
  const hinted = await bench.reads(`${WISH}\u200ameasure?`) && await bench.reads(`${DUTY}\u200ameasure?`);
  check(hinted, 'with the setting, hints stand behind what lacks a measure', await bench.lines());
  check(await bench.reads(WIN), 'and none behind what lacks nothing', await bench.lines());
  check(await bench.text() === TEXT, 'they are no part of the text', await bench.text());
  await bench.keep('hints');
  await set({});
  check(await bench.reads(WISH), 'without the setting they go', await bench.lines());
}

async function next(bench) {
  await bench.press('Control+Home');
  await bench.command('career-ls: Next Best Edit');
  const said = await bench.notification('what changed');
  check(said.includes('Say what you did (if it is done)'), 'the next best edit says why, and offers a rewrite', said);
  await bench.focusText();
  const selected = await bench.selected();
  check(selected === DUTY.slice(2), 'its place is selected', selected);
  await bench.keep('next');
  await bench.pressIn('what changed', 'Say what you did');
  check(await bench.reads(DONE), 'the rewrite is made once it is chosen', await about(bench, 'Kubernetes'));
  const titles = await bench.sourceActions('Next best edit');
  check(titles.filter((title) => title === 'Next best edit').length === 1, 'it is a source action, too', titles);
  await bench.take('Next best edit');
  await bench.notification('what changed');
  await bench.command('Notifications: Clear All Notifications');
}

// Asks for suggestions where the cursor is.
async function asked(bench, wanted) {
  await bench.press('Control+Space');
  return bench.suggestions(wanted);
}

async function slots(bench) {
  await bench.goBehind(DONE.slice(2, 12));
  await bench.quickFixes('Add the result');
  await bench.take('Add the result');
  const choices = await bench.suggestions('raising');
  check(choices.length === 3, 'the first slot of a rewrite is a choice of directions', choices);
  await bench.press('Tab');
  await bench.reads(`${DONE}, cutting what from before to after`);
  const measures = await asked(bench, 'lead time');
  check(measures.some((one) => one.includes('cost')) && !measures.some((one) => one.includes('uptime')),
    'in the second, what can be cut is suggested', measures);
  await bench.keep('slot');
  await bench.takeSuggestion('lead time');
  check(await bench.reads(`${DONE}, cutting lead time from before to after`), 'and stands in its place',
    await about(bench, 'Kubernetes'));
  await bench.press('Tab');
  const units = await asked(bench, 'days');
  check(units.length > 1 && !units.some((one) => one.includes('%')), 'in the third, units of that measure', units);
  await bench.takeSuggestion('days');
  check(await bench.reads(`${DONE}, cutting lead time from ⟨before⟩ days to after`), 'the slot stays, with the unit',
    await about(bench, 'Kubernetes'));
  await bench.type('40');
  await bench.press('Tab');
  if (!await bench.reads(`${DONE}, cutting lead time from 40 days to after`, 5000)) {
    check(false, 'the number is typed over the slot', await about(bench, 'Kubernetes'));
  }
  note(`the tab stop after a unit: ${JSON.stringify(await bench.selected())}`);
  await bench.press('Tab');
  const last = await bench.selected();
  check(last === 'after', 'and the next stop is the next slot', last);
  await bench.type('12 days');
  await bench.press('Escape');
  const filled = `${DONE}, cutting lead time from 40 days to 12 days`;
  check(await bench.reads(filled), 'the statement is filled in', await about(bench, 'Kubernetes'));
  const good = bench.problemsOf('promotion.md', (list) => !list.some((one) => one.rule === 'unfilled-placeholder'));
  check(await good.then(() => true, () => false), 'and no slot is found in it', rules(await bench.problems()));
  return filled;
}

async function left(bench, filled) {
  // What was filled in is taken out again, as if the author had gone elsewhere half way.
  await bench.select(filled.slice(DONE.length));
  await bench.paste(', cutting what from before to after');
  const open = (list) => list.some((one) => one.rule === 'unfilled-placeholder');
  const found = await bench.problemsOf('promotion.md', open).then(({ list }) => list, () => undefined);
  check(found !== undefined, 'bare slots that were left are found', rules(await bench.problems()));
  await bench.goBehind('cutting what');
  const measures = await asked(bench, 'lead time');
  check(measures.some((one) => one.includes('cost')), 'and are completed, too', measures);
  await bench.press('Escape');
  await bench.select('cutting what');
  await bench.type('cutting le');
  await bench.reads(`${DONE}, cutting le from before to after`);
  const begun = await asked(bench, 'lead time');
  check(begun.length >= 1 && begun.length < measures.length, 'what was begun is completed', begun);
  await bench.takeSuggestion('lead time');
  check(await bench.reads(`${DONE}, cutting lead time from before to after`), 'in its place',
    await about(bench, 'Kubernetes'));
}

async function further(bench) {
  await bench.goBehind('release checklist');
  const fixes = await bench.quickFixes('Add the size of the effect');
  const rewrites = fixes.filter((title) => !/^(Silence|Explain|Next best|Insert|Fill|Read)/.test(title));
  check(rewrites.join() === 'Add the size of the effect', 'a finding offers its one rewrite', fixes);
  await bench.press('Escape');
  const titles = await bench.refactorings('and for whom');
  const wanted = ['Add the size of the effect', 'Add the size of the effect, and for whom',
    'Add the size of the effect, and a link to its proof', 'Tell it as a story: action, result, situation, decision'];
  check(titles.slice(0, wanted.length).join() === wanted.join(), 'who asks for rewrites gets more, best first', titles);
  await bench.take('and for whom');
  const sized = '- 🚀 **Été à Zürich:** Introduced a release checklist, reducing rollbacks for whom from before to after';
  check(await bench.reads(sized), 'one of them is made', await about(bench, 'rollbacks'));
  const audiences = await asked(bench, 'our customers');
  check(audiences.some((one) => one.includes('my team')), 'in its first slot, audiences are suggested', audiences);
  await bench.takeSuggestion('our customers');
  await bench.press('Tab');
  await bench.type('14');
  await bench.press('Tab');
  await bench.type('3');
  await bench.press('Escape');
  const filled = sized.replace('whom', 'our customers').replace('before', '14').replace('after', '3');
  check(await bench.reads(filled), 'and it is filled in', await about(bench, 'rollbacks'));
}

const bench = await Workbench.open(folder);
try {
  await bench.openFile('promotion.md');
  await bench.showProblems();
  await bench.problemsOf('promotion.md', (list) => list.length >= 2);
  await hover(bench);
  await hints(bench);
  await next(bench);
  const filled = await slots(bench);
  await left(bench, filled);
  await further(bench);
} catch (error) {
  check(false, 'the workbench does what it is asked', String(error?.stack ?? error));
}
await bench.keep('help');
await bench.close();
note(`nothing may take longer than ${LONG / 1000} s`);
checks.end();
