/** Words of the Storage view, in one place so that a translation is one file. */
import type { StorageRow } from '../../core/session/rows.ts';
import type { PlaceChange } from '../../core/session/session.ts';
import { formatNumber, plural, words } from '../locale/words.ts';

export type Reader = 'scripts' | 'third-parties' | 'extensions' | 'server' | 'other-sites';

export const storageMessages = words('storage', {
  grid: 'Stored tokens',
  columns: {
    area: 'Location',
    name: 'Name',
    kind: 'Kind',
    readable: 'Readable?',
    httpOnly: 'HttpOnly',
    secure: 'Secure',
    sameSite: 'SameSite',
    expires: 'Expires',
    risk: 'Risk',
    finding: 'Worst finding',
  },
  areas: {
    'local-storage': 'localStorage',
    'session-storage': 'sessionStorage',
    'document-cookie': 'Cookie',
    'indexed-db': 'IndexedDB',
    'cache-storage': 'Cache Storage',
    global: 'Global',
    'inline-html': 'Page HTML',
    'window-name': 'window.name',
    'history-state': 'history.state',
    'page-url': 'Page URL',
    cookie: 'Cookie',
  } satisfies Record<StorageRow['area'], string>,
  readable: { yes: 'Scripts can read', no: 'Hidden', unknown: 'Not known' } satisfies Record<
    StorageRow['readableByScript'],
    string
  >,
  yes: 'Yes',
  no: 'No',
  notSet: 'not set',
  /** A cookie without an end of its own. */
  untilClosed: 'Session',
  in: (length: string) => `in ${length}`,
  ago: (length: string) => `${length} ago`,
  noFlags: 'No flags apply',
  flagsUnseen: 'Flags not seen',
  flagsUnseenWhy: 'Its Set-Cookie was not in the capture, so its flags are not known.',
  moreTokens: (count: number) => `+${formatNumber(count)}`,
  change: { new: 'New', changed: 'Changed' } satisfies Record<PlaceChange, string>,
  changeWhy: {
    new: 'It came with the last change of what is stored.',
    changed: 'It held another token before the last change of what is stored.',
  } satisfies Record<PlaceChange, string>,
  /** Above a hundred they are not counted. */
  twins: (places: number) => (places > 100 ? 'in 100+ places' : `in ${formatNumber(places)} places`),
  roles: { page: 'This page', frame: 'Frame', requests: 'Requests only' },
  places: (count: number) => plural(count, 'place', 'places'),

  read: (time: string, frames: number) => `Read ${time} · ${plural(frames, 'frame', 'frames')}`,
  notRead: 'Storage not read yet',
  reading: 'Reading storage…',
  readAgain: 'Read again',
  partly: (reasons: number) => `Not everything could be read: ${plural(reasons, 'reason', 'reasons')}`,
  readFailed: (reason: string) => `Storage could not be read. ${reason}`,

  lead: {
    yes: 'Any script on this page can copy this token',
    until: (time: string) => ` and use it elsewhere until ${time}.`,
    expired: '. It has expired, but it still tells what it claims.',
    forever: ' and use it elsewhere: it names no expiry.',
    no: 'Scripts cannot read this cookie',
    noRest: ', so an injected script cannot copy it. It can still send requests that carry it.',
    unknown: 'Whether scripts can read it is not known',
    unknownRest: ': its Set-Cookie was not seen, and document.cookie does not show it.',
  },
  who: 'Who can read it',
  readers: {
    scripts: 'Scripts of this origin',
    'third-parties': 'Third-party scripts',
    extensions: 'Extensions',
    server: 'The server',
    'other-sites': 'Other sites',
  } satisfies Record<Reader, string>,
  canRead: { yes: 'can read it', no: 'cannot read it', unknown: 'not known' },
  how: {
    scriptsYes: 'Every script that runs in this origin, injected ones too.',
    scriptsNo: 'HttpOnly keeps it from document.cookie.',
    scriptsUnknown: 'Depends on HttpOnly, which was not seen.',
    thirdYes: 'A script that the page loads from elsewhere runs with the page’s own rights.',
    thirdNo: 'A script loaded from elsewhere has no more rights than the page.',
    thirdUnknown: 'As the page’s own scripts.',
    extensionsStorage: 'Any that may run on this site.',
    extensionsCookie: 'Any with the cookies permission for this site.',
    serverStorage: 'Only where a script sends it.',
    serverAddress: 'Gets the path and the query; never the fragment.',
    serverMarkup: 'Knows it where it wrote the page.',
    otherAddress: 'The path and the query may reach them in a Referer header.',
    serverCookie: 'Gets it with every request that matches its domain and path.',
    otherStorage: 'The same-origin policy keeps them out.',
    otherCookie: 'They cannot read it. SameSite decides whether their requests carry it.',
  },
  elsewhere: 'Same token elsewhere',
  elsewhereLead: (places: number, readable: number) =>
    `This token lies in ${places > 100 ? 'more than 100' : formatNumber(places)} places; scripts can read it in ${
      readable === 0 ? 'none of them' : readable === places ? 'all of them' : formatNumber(readable)
    }.`,
  elsewhereHidden: 'HttpOnly does not help here: scripts can read the same token elsewhere.',
  moreTwins: (count: number) => `and ${formatNumber(count)} more`,
  writer: {
    title: 'Written by',
    inFunction: 'in',
    openHint: 'Open in Sources',
    cannotOpen: 'This browser cannot open the line',
    unknownLine: 'A script whose place the browser did not tell.',
    notSeen:
      'No script was seen writing it since the reload. It lay there before, came from the server, or was set as a property.',
    trace: 'Reload and trace writes',
    traceNote: 'Puts a recorder into the page for one load. It notes the script, never the value.',
  },
  holds: 'Tokens in it',
  openToken: 'Open in Tokens',
  flags: 'Cookie flags',
  exactFlags: 'Exact flags',
  exactFlagsNote:
    'The browser asks whether cookies of this site may be read. Their values are not taken; nothing else needs it.',
  exactFlagsNone: 'The browser keeps no cookie of this name for the inspected site.',
  exactFlagsRefused: 'Without the permission the flags stay unknown',
  lifetime: 'Lifetime',
  findings: 'Findings',
  noFindings: 'No rule objects to this place.',
  why: 'Why',
  fixTitle: {
    storage: 'Fix: move it to an HttpOnly cookie',
    page: 'Fix: move it to an HttpOnly cookie',
    address: 'Fix: move it to an HttpOnly cookie',
    cookie: 'Fix: set the missing flags',
    unseen: 'Fix: set it from the server',
  },
  fixNote: {
    storage: 'Or keep it in memory and refresh it on load.',
    page: 'Or keep it in a variable of a module, which no other script can name.',
    address:
      'And take it out of the address once it is read: history.replaceState(null, "", location.pathname).',
    cookie: 'Keep its Path and Domain. SameSite=None is right only where other sites must send it.',
    unseen: 'A cookie that a script sets can never be HttpOnly.',
  },
  copyFix: 'Copy the header',
  good: 'Well kept',
  goodText: 'HttpOnly, Secure and a SameSite of its own: nothing to mend in how it is set.',

  empty: {
    title: 'No stored tokens',
    text: (frames: number) =>
      `${plural(frames, 'frame was', 'frames were')} read; none keeps a JWT where scripts can read it.`,
  },
  notInspectable: { title: 'This page can’t be read' },
  tab: {
    title: 'No page to read here',
    text: 'This tab shows captures. A page’s storage is read in DevTools; cookies of an imported HAR show here.',
  },
  hidden: (places: number) => plural(places, 'place is', 'places are'),
  filter: {
    placeholder: 'Filter  in:localStorage  flag:-httponly  risk:high',
    in: 'Kind of place',
    inValues: {
      localstorage: 'localStorage',
      sessionstorage: 'sessionStorage',
      cookie: 'Cookies',
      indexeddb: 'IndexedDB',
      cachestorage: 'Cache Storage',
      page: 'Globals, HTML, window.name, history.state',
      url: 'The address of the page',
    },
    origin: 'Origin that it belongs to',
    name: 'Part of its name',
    flag: 'Cookie flags; -httponly for a missing one',
    risk: 'Worst finding',
    is: 'State',
    isValues: {
      readable: 'Scripts can read it',
      hidden: 'Scripts cannot read it',
      expired: 'Past its expiry',
      changed: 'New or changed with the last change',
      twin: 'Holds a token that lies elsewhere too',
    },
  },
});
