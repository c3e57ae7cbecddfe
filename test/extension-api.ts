/**
 * The parts of the extension API that the built files may use, and the first version of each browser that has them: MDN's
 * browser-compat-data 8.1.0 (https://github.com/mdn/browser-compat-data, `webextensions`), held against Microsoft's list
 * (https://learn.microsoft.com/microsoft-edge/extensions/developer-guide/api-support). `null`: not in this browser; the code
 * asks before it uses it.
 */
export interface Support {
  readonly chrome: number | null;
  readonly edge: number | null;
  readonly firefox: number | null;
  readonly source: string;
}

const mdn = 'https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions';
const api = (path: string) => `${mdn}/API/${path}`;
const key = (name: string) => `${mdn}/manifest.json/${name}`;

/** Below 79 Edge was another browser. */
const firstEdge = 79;

export const usedApis: Readonly<Record<string, Support>> = {
  'action.onClicked': { chrome: 88, edge: 88, firefox: 109, source: api('action/onClicked') },
  // The member `partitionKey` of its argument.
  'cookies.getAll': { chrome: 119, edge: 119, firefox: 94, source: api('cookies/getAll') },
  'devtools.inspectedWindow.eval': {
    chrome: 18,
    edge: firstEdge,
    firefox: 54,
    source: api('devtools/inspectedWindow/eval'),
  },
  'devtools.inspectedWindow.getResources': {
    chrome: 18,
    edge: firstEdge,
    firefox: null,
    source: 'https://developer.chrome.com/docs/extensions/reference/api/devtools/inspectedWindow',
  },
  'devtools.inspectedWindow.reload': {
    chrome: 18,
    edge: firstEdge,
    firefox: 54,
    source: api('devtools/inspectedWindow/reload'),
  },
  'devtools.network.getHAR': {
    chrome: 18,
    edge: firstEdge,
    firefox: 60,
    source: api('devtools/network/getHAR'),
  },
  'devtools.network.onNavigated': {
    chrome: 18,
    edge: firstEdge,
    firefox: 54,
    source: api('devtools/network/onNavigated'),
  },
  'devtools.network.onRequestFinished': {
    chrome: 18,
    edge: firstEdge,
    firefox: 61,
    source: api('devtools/network/onRequestFinished'),
  },
  'devtools.panels.create': {
    chrome: 18,
    edge: firstEdge,
    firefox: 54,
    source: api('devtools/panels/create'),
  },
  'devtools.panels.onThemeChanged': {
    chrome: null,
    edge: null,
    firefox: 55,
    source: api('devtools/panels/onThemeChanged'),
  },
  'devtools.panels.openResource': {
    chrome: 45,
    edge: firstEdge,
    firefox: null,
    source: 'https://developer.chrome.com/docs/extensions/reference/api/devtools/panels',
  },
  'devtools.panels.setThemeChangeHandler': {
    chrome: 99,
    edge: 99,
    firefox: null,
    source: 'https://developer.chrome.com/docs/extensions/reference/api/devtools/panels',
  },
  'devtools.panels.themeName': {
    chrome: 59,
    edge: firstEdge,
    firefox: 55,
    source: api('devtools/panels/themeName'),
  },
  'i18n.getUILanguage': { chrome: 35, edge: firstEdge, firefox: 47, source: api('i18n/getUILanguage') },
  'permissions.contains': { chrome: 16, edge: firstEdge, firefox: 55, source: api('permissions/contains') },
  'permissions.request': { chrome: 16, edge: firstEdge, firefox: 55, source: api('permissions/request') },
  'runtime.getManifest': { chrome: 22, edge: firstEdge, firefox: 45, source: api('runtime/getManifest') },
  'runtime.getURL': { chrome: 22, edge: firstEdge, firefox: 45, source: api('runtime/getURL') },
  'runtime.id': { chrome: 22, edge: firstEdge, firefox: 45, source: api('runtime/id') },
  'storage.local': { chrome: 19, edge: firstEdge, firefox: 45, source: api('storage/local') },
  'tabs.create': { chrome: 5, edge: firstEdge, firefox: 45, source: api('tabs/create') },
};

export const usedKeys: Readonly<Record<string, Support>> = {
  action: { chrome: 88, edge: 88, firefox: 109, source: key('action') },
  // `service_worker` with `type: module` in Chromium, `scripts` in Firefox.
  background: { chrome: 92, edge: 92, firefox: 112, source: key('background') },
  browser_specific_settings: {
    chrome: null,
    edge: null,
    firefox: 42,
    source: key('browser_specific_settings'),
  },
  content_security_policy: { chrome: 88, edge: 88, firefox: 109, source: key('content_security_policy') },
  default_locale: { chrome: 54, edge: firstEdge, firefox: 48, source: key('default_locale') },
  description: { chrome: 54, edge: firstEdge, firefox: 48, source: key('description') },
  devtools_page: { chrome: 58, edge: firstEdge, firefox: 54, source: key('devtools_page') },
  icons: { chrome: 54, edge: firstEdge, firefox: 48, source: key('icons') },
  manifest_version: { chrome: 88, edge: 88, firefox: 109, source: key('manifest_version') },
  minimum_chrome_version: {
    chrome: 16,
    edge: firstEdge,
    firefox: null,
    source: 'https://developer.chrome.com/docs/extensions/reference/manifest/minimum-chrome-version',
  },
  name: { chrome: 54, edge: firstEdge, firefox: 48, source: key('name') },
  optional_host_permissions: {
    chrome: 102,
    edge: 102,
    firefox: 128,
    source: key('optional_host_permissions'),
  },
  optional_permissions: { chrome: 18, edge: firstEdge, firefox: 55, source: key('optional_permissions') },
  permissions: { chrome: 10, edge: firstEdge, firefox: 48, source: key('permissions') },
  version: { chrome: 54, edge: firstEdge, firefox: 48, source: key('version') },
};
