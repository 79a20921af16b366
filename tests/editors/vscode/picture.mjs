// Draws docs/vscode.png: the examples as they look in VS Code. Started by `../vscode.sh picture`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Workbench, root, work } from './workbench.mjs';

const folder = join(work, 'case');
const look = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.lineHeight': 20,
  'editor.guides.indentation': false,
  'editor.lightbulb.enabled': 'off',
  'editor.stickyScroll.enabled': false,
  'editor.overviewRulerBorder': false,
  'editor.hover.above': false,
  '[markdown]': { 'editor.wordWrap': 'on' },
};
mkdirSync(join(folder, '.vscode'));
writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(look));

const bench = await Workbench.open(folder, { width: 1200, height: 700 });
try {
  await bench.openFile('promotion.md');
  await bench.command('View: Close Primary Side Bar');
  await bench.showProblems();
  await bench.problemsOf('promotion.md', (list) => list.length > 0);
  await bench.command('Problems: Focus on Problems View');
  await bench.press('Escape');
  await bench.focusText();
  await bench.goBehind('## Fut');
  await bench.command('View: Toggle Status Bar Visibility');
  for (let line = 0; line < 5; line += 1) await bench.press('Control+ArrowUp');
  await bench.hover('Step 3 of 6');
  await bench.screenshot(join(root, 'docs', 'vscode.png'));
} catch (error) {
  await bench.keep('picture');
  throw error;
} finally {
  await bench.close();
}
