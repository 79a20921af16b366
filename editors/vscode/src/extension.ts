import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';

import { findServer } from './server';

/** The section of the settings that is ours; the server asks for it by this name. */
const SECTION = 'career-ls';
const PATH_SETTING = 'career-ls.server.path';
const AGENDA = 'career-ls.agenda';
/** Commands about one document. */
const OF_DOCUMENT = ['career-ls.nextEdit', 'career-ls.referralLog', 'career-ls.scan', AGENDA];

/** The tones of a talk, the usual one first. */
const TONES = [
  { label: 'healthy', description: 'you get on' },
  { label: 'new', description: 'your manager has seen little of your work' },
  { label: 'hard', description: 'it is not easy to talk openly' },
];

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;
/** Starts and stops wait here for those before them. */
let last: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel('career-ls', { log: true });
  const restart = () => (last = last.then(stop).then(() => start(context)));
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('career-ls.restart', restart),
    vscode.commands.registerCommand('career-ls.showLog', () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(PATH_SETTING)) void restart();
    }),
    // A trusted folder may name its own program.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await (last = last.then(stop));
}

function start(context: vscode.ExtensionContext): void {
  const found = findServer({
    setting: vscode.workspace.getConfiguration().get(PATH_SETTING, ''),
    extension: context.extensionPath,
    path: process.env.PATH ?? '',
    home: homedir(),
    platform: process.platform,
  });
  if ('problem' in found) {
    void complain(found.problem);
    return;
  }
  log.info(`starting ${found.program}`);
  const server: ServerOptions = { command: found.program, args: ['lsp'] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: 'markdown', scheme: 'file' },
      { language: 'markdown', scheme: 'untitled' },
    ],
    outputChannel: log,
    middleware: {
      // From the palette it comes without a document: the one in front is meant.
      executeCommand: async (command, args, next) => {
        const front = vscode.window.activeTextEditor?.document.uri;
        const bare = OF_DOCUMENT.includes(command) && args.length === 0 && front !== undefined;
        if (!bare) return next(command, args);
        if (command !== AGENDA) return next(command, [{ uri: front.toString() }]);
        const tone = await vscode.window.showQuickPick(TONES, { title: 'How do the two of you talk?' });
        return tone && next(command, [{ uri: front.toString(), tone: tone.label }]);
      },
    },
    // The first findings are those of these settings, before the server has asked for any.
    initializationOptions: () => ({ [SECTION]: vscode.workspace.getConfiguration().get(SECTION) }),
  };
  const started = new LanguageClient(SECTION, 'career-ls', server, options);
  client = started;
  // Not waited for, so that a program that never answers can be replaced. The client itself tells the person.
  started.start().catch((error) => log.warn(said(error)));
}

async function stop(): Promise<void> {
  const before = client;
  client = undefined;
  const running = before?.serverProcess;
  try {
    await before?.dispose();
  } catch (error) {
    // It never answered, or has ended by itself.
    log.warn(said(error));
    running?.kill();
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function complain(problem: string): Promise<void> {
  log.error(problem);
  const settings = 'Open Settings';
  const again = 'Try Again';
  const chosen = await vscode.window.showErrorMessage(problem, settings, again);
  if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', PATH_SETTING);
  if (chosen === again) await vscode.commands.executeCommand('career-ls.restart');
}
