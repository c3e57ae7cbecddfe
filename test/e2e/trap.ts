/** A site that wants to break whoever inspects it: hostile strings in every place, and its own functions altered. */
import { hasShared, readShared } from '../shared.ts';
import { html, json, type Site, startSite } from './site.ts';
import { inMinutes, signHs256 } from './tokens.ts';

const canary = '"><img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
const naughty: string[] = hasShared('vectors/naughty-strings/blns.json')
  ? JSON.parse(readShared('vectors/naughty-strings/blns.json'))
  : [];

const token = signHs256(
  {
    sub: canary,
    iss: 'javascript:globalThis.pwned=1',
    name: '\u202egnp.exe\u200b',
    [canary]: { '</td><svg onload="globalThis.pwned=1">': [canary] },
    constructor: { prototype: { polluted: 1 } },
    exp: inMinutes(10),
    ...Object.fromEntries(naughty.map((text, index) => [`naughty ${index} ${text}`, text])),
  },
  { kid: canary, jku: 'javascript:globalThis.pwned=1' },
);

/** Runs in the page: sends and stores the strings, then alters whatever a reader might use. */
async function setTrap(): Promise<void> {
  const { canary: text, token: carried } = await (await fetch('/strings')).json();
  localStorage.setItem(text, carried);
  sessionStorage.setItem('plain', carried);
  await fetch(`/api?${text}#${carried}`, { headers: { authorization: `Bearer ${carried}`, 'x-trap': text } });

  const broken = () => {
    throw new Error('not for you');
  };
  JSON.stringify = broken;
  JSON.parse = broken;
  for (const name of ['getItem', 'key', 'setItem'] as const) Storage.prototype[name] = broken;
  Object.keys = broken;
  Object.entries = broken;
  Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'mine', configurable: true });
  Object.defineProperty(Array.prototype, 0, { set: broken, configurable: true });
  Array.prototype.push = broken;
  Array.prototype.map = broken;
  document.title = 'set';
}

export const startTrap = (): Promise<Site> =>
  startSite({
    '/': html(`<h1>Trap</h1><script>(${setTrap})()</script>`),
    '/strings': json(
      200,
      { canary, token },
      { 'set-cookie': `trap=${signHs256({ sub: 'cookie' })}; Path=/` },
    ),
    '/api': json(401, { error: canary }),
  });

/** Runs in the panel before anything is opened: notes what the CSP stops. */
export function watchViolations(): void {
  const seen: string[] = [];
  Object.assign(window, { violations: seen });
  document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
}

/** Runs in the panel: what the strings have left in it. */
export const findTraces = () => ({
  pwned: 'pwned' in globalThis,
  polluted: 'polluted' in {},
  elements: document.querySelectorAll('img, iframe, object, embed, svg[onload], [onerror], body script')
    .length,
  outside: [...document.links].filter(({ protocol }) => protocol !== 'https:').length,
  violations: (window as unknown as { violations: string[] }).violations,
});

export const noTraces = { pwned: false, polluted: false, elements: 0, outside: 0, violations: [] };
