// Writes the settings in package.json: those of career-ls.toml, from its schema, and those of the extension itself.
// With --check it writes nothing, and fails where they differ.
import { readFileSync, writeFileSync } from 'node:fs';

const manifest = new URL('package.json', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('../../schemas/career-ls.schema.json', import.meta.url), 'utf8'));

// What an editor shows and sends where nobody has set anything.
const unset = { string: '', array: [], object: {}, boolean: false };

const own = {
  'career-ls.server.path': {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    order: 0,
    markdownDescription:
      'The full path of the program `career-ls`; `~` is your home. Where this is empty, the one on your `PATH` is taken.',
  },
  'career-ls.trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    order: 100,
    description:
      'Writes what the editor and the program say to each other into the log, once the level of that log is Trace. It ' +
      'holds your text.',
  },
};

// A file extends another one; an editor's settings have nothing to extend.
const shared = Object.entries(schema.properties).filter(([key]) => key !== 'extend');
const properties = { 'career-ls.server.path': own['career-ls.server.path'] };
for (const [key, value] of shared) {
  const code = value.description.includes('`') ? { markdownDescription: value.description } : {};
  properties[`career-ls.${key}`] = { ...value, ...code, default: unset[value.type], scope: 'window' };
}
properties['career-ls.trace.server'] = own['career-ls.trace.server'];

const before = readFileSync(manifest, 'utf8');
const content = JSON.parse(before);
content.contributes.configuration.properties = properties;
const after = `${JSON.stringify(content, null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('The settings in editors/vscode/package.json are not those of the schema: run `npm run settings`.');
    process.exit(1);
  }
} else {
  writeFileSync(manifest, after);
}
