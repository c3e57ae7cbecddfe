/** Where the browsers are: an environment variable first, then the usual places of each system, then PATH. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ variable: string, commands: string[], places: Partial<Record<NodeJS.Platform, string[]>> }} Browser */

/** @type {Browser} */
const chromium = {
  variable: 'CLAIMCHECK_CHROMIUM',
  commands: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  places: {
    linux: [
      '/opt/google/chrome/chrome',
      '/usr/bin/chromium',
      '/snap/bin/chromium',
      '/opt/microsoft/msedge/msedge',
    ],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: underProgramFiles([
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]),
  },
};

/** @type {Browser} */
const firefox = {
  variable: 'CLAIMCHECK_FIREFOX',
  commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
  places: {
    linux: ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox'],
    darwin: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
    ],
    win32: underProgramFiles(['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe']),
  },
};

/** @param {string[]} paths */
function underProgramFiles(paths) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return roots.flatMap((root) => (root ? paths.map((path) => `${root}\\${path}`) : []));
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first browser of this kind that is here, or null. A path in the environment variable is taken as it is or not at
 * all: someone who names a browser does not want another.
 * @param {Browser} browser
 */
function find({ variable, commands, places }) {
  const named = process.env[variable];
  if (named) return canRun(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...(places[process.platform] ?? []), ...onPath].find(canRun) ?? null;
}

/** Path of an installed Chrome, Chromium or Edge, or null. `CLAIMCHECK_CHROMIUM` goes first. */
export const findChromium = () => find(chromium);

/** Path of an installed Firefox, or null. `CLAIMCHECK_FIREFOX` goes first. */
export const findFirefox = () => find(firefox);
