// `npm start`: the practice site in a browser with Claimcheck open beside it. `--headless` shows one round as text.
import { fork } from 'node:child_process';
import { build, giveUp, installDebianPackages, installPackages, root } from './install.mjs';

// `npm start --headless`, without the two dashes before it, reaches us as npm's own setting.
const headless = process.argv.includes('--headless') || process.env.npm_config_headless === 'true';

// What the browser would need; where it is set and wrong, the browser says so below.
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (!headless && !hasDisplay) {
  giveUp('There is no display here to show a browser on. Run `npm start -- --headless` to see it as text.');
}

/** @typedef {{ siteUrl: string, apiUrl: string, issuer: string, clients: string }} LabAddresses */

installPackages();
if (!build('chrome', 'node')) giveUp('The build failed: see its messages above.');

const executablePath = await findBrowser();
const lab = fork(`${root}dist/lab/main.js`, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
process.once('exit', () => lab.kill());
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => process.exit(130));
}

const { siteUrl, apiUrl, issuer, clients } = await whereLabIs();
console.log(
  `Practice site: ${siteUrl}\nIts API:       ${apiUrl}\nIts provider:  ${issuer}\nMore clients:  ${clients}/`,
);

const { launchChromium } = await import('./chromium.mjs');
const inspection = await launchChromium({
  executablePath,
  extension: `${root}dist/chrome`,
  url: siteUrl,
  headless,
  // Wide enough for DevTools docked beside the page.
  size: { width: 1600, height: 1000 },
}).catch((error) => {
  const [reason] = String(error instanceof Error ? error.message : error).split('\n');
  return giveUp(
    `The browser did not start: ${reason} Without a display, \`npm start -- --headless\` shows it as text.`,
  );
});

try {
  const panel = await inspection.showPanel();
  if (headless) {
    const { showOneRound } = await import('./one-round.mjs');
    await showOneRound(inspection.page, panel);
  } else {
    console.log('Press the page’s buttons and watch the Claimcheck panel. Ctrl-C ends everything.');
    await new Promise((resolve) => inspection.browser.once('disconnected', resolve));
  }
} catch (error) {
  console.error(`The panel did not show it: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await inspection.close().catch(() => {});
  lab.removeAllListeners('exit');
  lab.disconnect();
}

/** @returns {Promise<LabAddresses>} */
function whereLabIs() {
  return new Promise((resolve) => {
    lab.once('message', (addresses) => resolve(/** @type {LabAddresses} */ (addresses)));
    lab.once('exit', () => giveUp('The practice site did not start.'));
  });
}

/** @returns {Promise<string>} */
async function findBrowser() {
  const { findChromium } = await import('./find-browser.mjs');
  const found = findChromium() ?? (installDebianPackages('chromium') ? findChromium() : null);
  if (found !== null) return found;
  const named = process.env.CLAIMCHECK_CHROMIUM;
  return giveUp(
    named
      ? `CLAIMCHECK_CHROMIUM names ${named}, which cannot be run.`
      : 'No Chrome, Chromium or Edge was found. Install one, or give its path in CLAIMCHECK_CHROMIUM.',
  );
}
