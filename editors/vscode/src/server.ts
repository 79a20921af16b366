import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** Where the program is looked for, and on what machine. */
export interface Places {
  /** What the setting `career-ls.server.path` says; empty where it says nothing. */
  setting: string;
  /** The folder of this extension, which may carry the program in `bin`. */
  extension: string;
  /** The folders of `PATH`, in one text. */
  path: string;
  /** The person's home, for `~`. */
  home: string;
  /** The platform, as Node names it. */
  platform: NodeJS.Platform;
}

/** The program, or why there is none, in words for a person. */
export type Found = { program: string } | { problem: string };

const NAME = 'career-ls';

/** The program to start: what the setting names and nothing else; else the one in `bin`; else the first on `PATH`. */
export function findServer(places: Places): Found {
  const named = places.setting.trim();
  if (named !== '') return fromSetting(named, places);
  // A relative folder on the path would let the folder that is open choose the program.
  const delimiter = places.platform === 'win32' ? ';' : ':';
  const folders = places.path.split(delimiter).filter((folder) => isAbsolute(folder));
  for (const folder of [join(places.extension, 'bin'), ...folders]) {
    const program = join(folder, places.platform === 'win32' ? `${NAME}.exe` : NAME);
    if (runs(program)) return { program };
  }
  return {
    problem:
      'The program career-ls was not found on your PATH. Install it with "cargo install --path ." in its own folder, ' +
      'or say in the setting career-ls.server.path where it is.',
  };
}

function fromSetting(named: string, places: Places): Found {
  const program = /^~(?=$|[\\/])/.test(named) ? join(places.home, named.slice(1)) : named;
  const wrong = (what: string) => ({ problem: `The setting career-ls.server.path names ${named}, ${what}.` });
  if (!isAbsolute(program)) return wrong('which is not a full path');
  const about = statSync(program, { throwIfNoEntry: false });
  if (about === undefined) return wrong('but nothing is there');
  if (!about.isFile()) return wrong('which is not a file');
  return runs(program) ? { program } : wrong('which may not be run');
}

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return statSync(program).isFile();
  } catch {
    return false;
  }
}
