import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import base from './manifest.json' with { type: 'json' };
import { firstChunk } from './scripts/first-chunk.mjs';

/** `CLAIMCHECK_TARGET=chrome|firefox vite build` writes `dist/<target>`. */
const target = process.env.CLAIMCHECK_TARGET === 'firefox' ? 'firefox' : 'chrome';
const devPort = 5173;

/** What the extension's own pages may do: run their own files, and nothing else. Nothing may leave by any of the doors. */
const sealed = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'claimcheck',
};

/** Serve mode only: the dev server is asked for modules, its socket for updates, and styles come as `<style>` elements. */
const serving = {
  'default-src': "'self'",
  'script-src': `'self' http://localhost:${devPort}`,
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': `'self' http://localhost:${devPort} ws://localhost:${devPort}`,
};

const writePolicy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** The manifest of one browser: what `manifest.json` says, and what only that browser knows. */
function manifestFor(command: 'build' | 'serve') {
  const { background, minimum_chrome_version, optional_permissions, optional_host_permissions, ...shared } =
    base;
  const content_security_policy = { extension_pages: writePolicy(command === 'serve' ? serving : sealed) };
  if (target === 'chrome') {
    const optional = { optional_permissions, optional_host_permissions };
    return { ...shared, ...optional, background, minimum_chrome_version, content_security_policy };
  }
  // Firefox has no way to ask from inside of DevTools: what cannot be asked for is not declared.
  return {
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
    content_security_policy,
    browser_specific_settings: {
      gecko: {
        id: 'claimcheck@claimcheck.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

/**
 * Cuts the one assignment to `innerHTML` out of Preact (what `dangerouslySetInnerHTML` does), so that the built files
 * hold no such sink at all and the check for them needs no exception. Fails the build when Preact's text has changed.
 */
function cutInnerHtml(): Plugin {
  const branch =
    /(?<=\?\()\w+\|\|\w+&&\((\w+)\.__html==\w+\.__html\|\|\1\.__html==(\w+)\.innerHTML\)\|\|\(\2\.innerHTML=\1\.__html\),/;
  return {
    name: 'claimcheck:cut-inner-html',
    apply: 'build',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.mjs$/.test(id)) return null;
      const cut = code.replace(branch, '');
      if (/\binnerHTML\b/.test(cut))
        throw new Error('Preact has changed: cutInnerHtml no longer fits its text');
      return { code: cut, map: null };
    },
  };
}

export default defineConfig(({ command }) => ({
  plugins: [
    cutInnerHtml(),
    preact(),
    crx({ manifest: manifestFor(command) as ManifestV3Export, browser: target }),
  ],
  build: {
    // Beside the builds: what the dev server writes works only while it runs.
    outDir: command === 'serve' ? 'dist/dev' : `dist/${target}`,
    emptyOutDir: true,
    target: ['chrome120', 'firefox142'],
    // The polyfill fetches, which nothing here may; both browsers preload by themselves.
    // A chunk that comes later lists its styles only: its scripts lie beside it and are found as they are parsed, while the
    // names of all of them would weigh more than the words of a view.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, found, { hostType }) =>
        hostType === 'html' ? found : found.filter((name) => name.endsWith('.css')),
    },
    // `scripts/size.mjs` holds the bar for what is loaded first.
    chunkSizeWarningLimit: 2048,
    // Only the devtools page is named in the manifest: the panel by `panels.create`, the tab by the toolbar button.
    rolldownOptions: {
      input: { panel: 'panel.html', page: 'page.html' },
      preserveEntrySignatures: 'allow-extension',
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [firstChunk] } },
    },
  },
  // As `entry/trusted-types.ts` starts it.
  worker: { format: 'es' },
  server: { port: devPort, strictPort: true, host: 'localhost' },
}));
