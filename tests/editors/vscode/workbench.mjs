// VS Code's workbench in Chromium, used as a person uses it: by keys, and by what is to be seen. Everything waits for
// what it needs to see, never for time. Started by ../vscode.sh, which says in the environment where all is.
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start ../vscode.sh`);
  return value;
}
const { chromium } = createRequire(`${env('CAREER_LS_TOOLS')}/driver/`)('playwright-core');

/** A folder that is the test's own: the case is in `case`. */
export const work = env('CAREER_LS_WORK');
/** The checkout. */
export const root = env('CAREER_LS_ROOT');
/** How long anything may take on a machine that has other things to do, in milliseconds. */
export const LONG = 60_000;

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update',
];
const EDITOR = '.editor-group-container.active .monaco-editor';
// VS Code sets each line of text with spaces that do not break.
const plain = (text) => text.replaceAll('\u00a0', ' ');

export class Workbench {
  /** Opens `folder` in a window of `width` by `height` pixels. */
  static async open(folder, { width = 1500, height = 1400, scale = 1 } = {}) {
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(LONG);
    await page.addInitScript(() => {
      window.addEventListener('keydown', () => { window.lastKey = performance.now(); }, true);
    });
    await page.goto(`${env('CAREER_LS_ADDRESS')}/?folder=${encodeURIComponent(folder)}`);
    await page.waitForSelector('.monaco-workbench .explorer-folders-view .monaco-list-row');
    return new Workbench(browser, page, folder);
  }

  constructor(browser, page, folder) {
    this.browser = browser;
    this.page = page;
    this.folder = folder;
  }

  close() {
    return this.browser.close();
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types, key by key, at a person's pace. */
  async type(text, delay = 30) {
    await this.page.keyboard.type(text, { delay });
  }

  /** Writes `text` into the box at the top and takes the entry that is called `entry`. */
  async #quick(text, entry) {
    await this.press('Control+P');
    const input = this.page.locator('.quick-input-widget input[type=text]:visible');
    await input.waitFor();
    await input.fill(text);
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label*=${JSON.stringify(entry)}]`).first().click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens a file of the folder, and waits until its text is there. */
  async openFile(name) {
    // By its whole path, for which nothing is searched.
    await this.#quick(join(this.folder, name), basename(name));
    await this.page.waitForSelector(`.tab.active[aria-label*=${JSON.stringify(basename(name))}]`);
    await this.page.waitForSelector('.editor-instance .view-lines .view-line');
    await this.focusText();
  }

  /** Runs a command of the palette by its whole title, such as `career-ls: Restart Server`. */
  async command(title) {
    await this.#quick(`>${title}`, title);
  }

  /** Puts the keys into the text. */
  async focusText() {
    const editor = this.page.locator(`${EDITOR}:visible`).first();
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Selects the first `text` of the file, which is one line at most. Reads the bar at the bottom. */
  async select(text) {
    const widget = this.page.locator('.find-widget.visible');
    const count = (said) => widget.locator('.matchesCount', said).waitFor();
    await this.focusText();
    await this.press('Control+Home', 'Control+F');
    const input = widget.locator('.find-part textarea').first();
    await input.waitFor();
    // What is searched for again is not searched anew.
    await input.fill('');
    await count({ hasNotText: /^1 of/ });
    await input.fill(text);
    await count({ hasText: /^1 of/ });
    await this.press('Escape');
    await widget.waitFor({ state: 'hidden' });
    await this.focusText();
    await this.#selection(`(${[...text].length} selected)`);
  }

  /** Puts the cursor behind the first `text` of the file. */
  async goBehind(text) {
    await this.select(text);
    await this.press('ArrowRight');
    await this.#selection(')', false);
  }

  /** Waits until the bar at the bottom says `part` of the cursor, or no longer does. */
  async #selection(part, says = true) {
    const bar = this.page.locator('[id="status.editor.selection"]');
    await bar.filter(says ? { hasText: part } : { hasNotText: part }).waitFor();
  }

  /** The lines that are in view, top to bottom. */
  async lines() {
    const lines = await this.page.evaluate((editor) => {
      const all = [...document.querySelectorAll(`${editor} .view-lines .view-line`)];
      all.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
      return all.map((line) => line.textContent);
    }, EDITOR);
    return lines.map(plain);
  }

  /** The whole text of the file, saved or not. Ends what tab stops there are. */
  async text() {
    await this.press('Control+A', 'Control+C');
    const text = await this.page.evaluate(() => navigator.clipboard.readText());
    await this.press('Control+U');
    return text;
  }

  /** Puts `text` in place of what is selected, at one key. */
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.press('Control+V');
  }

  /** Puts `text` in place of the whole file. */
  async replace(text) {
    await this.press('Control+A');
    await this.paste(text);
    await this.page.waitForSelector('.tab.active.dirty');
  }

  async save() {
    await this.press('Control+S');
    await this.page.waitForFunction(() => !document.querySelector('.tab.active.dirty'));
  }

  /** Opens the panel of problems, which stays. */
  async showProblems() {
    await this.command('Problems: Focus on Problems View');
    await this.page.waitForSelector('.markers-panel-container');
    await this.focusText();
  }

  /** What the panel of problems lists, in its order. */
  async problems() {
    return this.page.evaluate(problemsShown);
  }

  /**
   * Waits until the problems of `file` are as `fits` wants them, a function of the list that is sent to the page as its
   * text, with `argument`. Gives the list, and how long after the last key it was there.
   */
  async problemsOf(file, fits, argument, { timeout = LONG } = {}) {
    const shown = `(${problemsShown})`;
    const handle = await this.page.waitForFunction(
      ([shown, fits, file, argument]) => {
        const list = (0, eval)(shown)().filter((one) => one.file === file);
        if (!(0, eval)(`(${fits})`)(list, argument)) return false;
        return { list, after: Math.round(performance.now() - (window.lastKey ?? 0)) };
      },
      [shown, String(fits), file, argument],
      { polling: 'raf', timeout },
    );
    return handle.jsonValue();
  }

  /** Waits until a line in view that reads `text` is underlined, and gives how long after the last key it was. */
  async underlined(text) {
    const handle = await this.page.waitForFunction(
      ([editor, text]) => {
        const shown = (line) => line.textContent.replaceAll('\u00a0', ' ');
        const line = [...document.querySelectorAll(`${editor} .view-line`)].find((line) => shown(line) === text);
        const place = line?.getBoundingClientRect();
        const there = (mark) => {
          const { width, top, bottom } = mark.getBoundingClientRect();
          return width > 0 && top < place.bottom && bottom > place.top;
        };
        const marks = [...document.querySelectorAll(`${editor} [class*=squiggly-]`)];
        return place && marks.some(there) && { after: Math.round(performance.now() - (window.lastKey ?? 0)) };
      },
      [EDITOR, text],
      { polling: 'raf' },
    );
    return (await handle.jsonValue()).after;
  }

  /** Shows the hover at the cursor and gives its text, once it says `wanted`. */
  async hover(wanted) {
    await this.command('Show or Focus Hover');
    const hover = this.page.locator('.monaco-hover:visible', { hasText: wanted }).first();
    await hover.waitFor();
    return plain(await hover.innerText());
  }

  /** Opens the menu of quick fixes and gives their titles, once one has `wanted`. */
  async quickFixes(wanted) {
    return this.#actions(wanted, () => this.press('Control+.'));
  }

  /** Opens the menu of actions that concern the whole file, and gives their titles, once one has `wanted`. */
  async sourceActions(wanted) {
    return this.#actions(wanted, () => this.command('Source Action...'));
  }

  /** Opens the menu of refactorings and gives their titles, once one has `wanted`. */
  async refactorings(wanted) {
    return this.#actions(wanted, () => this.command('Refactor...'));
  }

  async #actions(wanted, open) {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    // A menu that was asked for while the focus still moved may be empty; a person would ask again.
    for (const end = Date.now() + LONG; ; ) {
      await open();
      const there = rows.filter({ hasText: wanted }).first().waitFor({ timeout: 10_000 });
      if (await there.then(() => true, () => false)) break;
      if (Date.now() > end) throw new Error(`no menu offers ${wanted}`);
      await this.press('Escape');
      await this.focusText();
    }
    return (await rows.allInnerTexts()).map(plain);
  }

  /** Takes an action of the open menu. */
  async take(title) {
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused');
    await focused.waitFor();
    for (let tries = 0; !(await focused.innerText()).includes(title); tries += 1) {
      if (tries === 50) throw new Error(`the menu does not come to ${title}`);
      await this.press('ArrowDown');
    }
    await this.press('Enter');
    await this.page.locator('.action-widget').waitFor({ state: 'hidden' });
  }

  /** What the list of suggestions offers, once it says `wanted`, in an entry or instead of any. */
  async suggestions(wanted) {
    const list = this.page.locator('.suggest-widget.visible', { hasText: wanted });
    await list.waitFor();
    return (await list.locator('.monaco-list-row').allInnerTexts()).map(plain);
  }

  /** Takes the suggestion `label` of the open list. */
  async takeSuggestion(label) {
    const list = this.page.locator('.suggest-widget.visible');
    const focused = list.locator('.monaco-list-row.focused .label-name');
    for (let tries = 0; plain(await focused.innerText()) !== label; tries += 1) {
      if (tries === 50) throw new Error(`the list does not come to ${label}`);
      await this.press('ArrowDown');
    }
    await this.press('Enter');
    await list.waitFor({ state: 'hidden' });
  }

  /** What is selected in the text; asked of the clipboard. */
  async selected() {
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.press('Control+C');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Presses the button `label` of the notification that says `wanted`. */
  async pressIn(wanted, label) {
    const toast = this.page.locator('.notifications-toasts .notification-list-item', { hasText: wanted }).first();
    await toast.locator('.notification-list-item-buttons-container a', { hasText: label }).first().click();
    await toast.waitFor({ state: 'hidden' });
  }

  /** Waits until a line in view reads `wanted`, and says whether it came to that. */
  async reads(wanted, timeout = LONG) {
    const found = this.page.waitForFunction(
      ([editor, wanted]) => [...document.querySelectorAll(`${editor} .view-line`)]
        .some((line) => line.textContent.replaceAll('\u00a0', ' ') === wanted),
      [EDITOR, wanted],
      { timeout },
    );
    return found.then(() => true, () => false);
  }

  /** The notification that says `wanted`, once it is there. */
  async notification(wanted) {
    const toast = this.page.locator('.notifications-toasts .notification-list-item', { hasText: wanted }).first();
    await toast.waitFor();
    return plain(await toast.innerText());
  }

  /** A picture of what is to be seen, once nothing moves. */
  async screenshot(path) {
    await this.page.evaluate(() => Promise.allSettled(document.getAnimations()
      .filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished)));
    await this.page.screenshot({ path, caret: 'hide' });
  }

  /** Keeps what is to be seen, for whoever looks into a failure. */
  async keep(name) {
    await this.screenshot(join(work, `${name}.png`)).catch(() => {});
  }
}

/** Runs in the page: the rows of the panel, as what a screen reader would say of them and the rule that is shown. */
function problemsShown() {
  const rows = [...document.querySelectorAll('.markers-panel .monaco-list-row')];
  rows.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
  const found = [];
  let file;
  for (const row of rows) {
    const label = row.getAttribute('aria-label') ?? '';
    file = /^\d+ problems? in file (.+) of folder /.exec(label)?.[1] ?? file;
    const [, weight, message, line, column] = /^(\w+): (.*) at line (\d+) and character (\d+)\./s.exec(label) ?? [];
    const part = (name) => row.querySelector(name)?.textContent;
    const [source, rule] = [part('.marker-source'), part('.marker-code')];
    if (line) found.push({ file, weight, message, line: Number(line), column: Number(column), source, rule });
  }
  return found;
}

/** Waits until `holds` does, outside the page. */
export async function until(holds, timeout = LONG) {
  for (const end = Date.now() + timeout; !holds(); ) {
    if (Date.now() > end) throw new Error(`this never came to hold: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Counts checks, and says each aloud. */
export class Checks {
  #passed = 0;
  #failed = 0;

  /** One check: `good` or not, with what there was instead. */
  check = (good, name, detail) => {
    const said = typeof detail === 'string' ? detail : JSON.stringify(detail);
    const told = detail === undefined || good ? '' : `: ${said}`;
    if (good) this.#passed += 1;
    else this.#failed += 1;
    console.log(`${good ? 'ok' : 'not ok'} - ${name}${told}`);
    return good;
  };

  /** Something worth knowing that is no check. */
  note = (text) => console.log(`#    ${text}`);

  /** Says how many, and ends the program with 1 if any failed. */
  end() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exit(this.#failed === 0 && this.#passed > 0 ? 0 : 1);
  }
}
