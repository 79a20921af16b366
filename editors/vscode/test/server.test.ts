import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { findServer, type Places } from '../src/server';

const home = mkdtempSync(join(tmpdir(), 'career-ls é '));
after(() => rmSync(home, { recursive: true }));

function program(...parts: string[]): string {
  const file = join(home, ...parts);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

const nowhere: Places = { setting: '', extension: join(home, 'extension'), path: '', home, platform: 'linux' };

function problem(places: Partial<Places>): string {
  const found = findServer({ ...nowhere, ...places });
  assert.ok('problem' in found, JSON.stringify(found));
  return found.problem;
}

test('the setting comes before all, then the program that is bundled, then the first on the path', () => {
  const named = program('named', 'other-name');
  const [first, second] = [program('one', 'career-ls'), program('two', 'career-ls')];
  const path = ['', 'one', join(home, 'none'), join(home, 'one'), join(home, 'two')].join(':');
  assert.deepEqual(findServer({ ...nowhere, path }), { program: first });
  assert.deepEqual(findServer({ ...nowhere, path: join(home, 'two') }), { program: second });
  const extension = join(home, 'carrying');
  const bundled = program('carrying', 'bin', 'career-ls');
  assert.deepEqual(findServer({ ...nowhere, path, extension }), { program: bundled });
  assert.deepEqual(findServer({ ...nowhere, path, extension, setting: named }), { program: named });
});

test('a tilde is the home, and only where it stands first and alone', () => {
  const named = program('.cargo', 'bin', 'career-ls');
  assert.deepEqual(findServer({ ...nowhere, setting: ' ~/.cargo/bin/career-ls ' }), { program: named });
  assert.match(problem({ setting: '~other/career-ls' }), /not a full path/);
  assert.match(problem({ setting: '~' }), /not a file/);
});

test('what is wrong with the setting is said, and names it', () => {
  const path = join(home, 'one');
  program('one', 'career-ls');
  const plain = join(home, 'plain');
  writeFileSync(plain, '');
  chmodSync(plain, 0o644);
  const wrong = [
    [join(home, 'nothing'), /nothing is there/],
    [home, /not a file/],
    ['bin/career-ls', /not a full path/],
    [plain, /may not be run/],
  ] as const;
  for (const [setting, why] of wrong) {
    const text = problem({ setting, path });
    assert.match(text, why);
    assert.ok(text.includes('career-ls.server.path') && text.includes(setting), text);
  }
});

test('without a program it says what to do', () => {
  program('dull', 'career-ls', 'a file in a folder of that name');
  const text = problem({ path: `relative:${join(home, 'dull')}` });
  assert.match(text, /cargo install --path \./);
  assert.match(text, /career-ls\.server\.path/);
});

test('on Windows a program has its ending', () => {
  const file = program('windows', 'career-ls.exe');
  const extension = join(home, 'windows-extension');
  mkdirSync(join(extension, 'bin'), { recursive: true });
  const places = { ...nowhere, platform: 'win32', path: join(home, 'windows') } as const;
  assert.deepEqual(findServer(places), { program: file });
});
