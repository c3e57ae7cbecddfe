/** What the edge says to people. */
import type { UnreadCode } from './page-collector.ts';

export const messages = {
  notInspectable:
    'The browser does not let extensions look into this page. Open the site in this tab, then come back.',
  noOrigin: 'This page has no origin, so it holds no storage. Open the site in this tab, then come back.',
  pageSilent:
    'The page did not answer in time: it may be busy or halted in the debugger. Read again when it runs.',
  pageGone: 'The page went away while it was read. Read again.',
  unexpectedAnswer:
    'The page answered with something other than its storage. It may have altered its own functions.',
  storageDenied: 'The browser keeps storage from this document (sandboxed, or blocked by a cookie setting).',
  areaUnread: {
    denied: 'The browser refused it to this document.',
    failed: 'A part of it could not be read.',
    capped: 'There was more than is read at a time.',
    slow: 'It did not answer in time.',
  } satisfies Record<UnreadCode, string>,
  frameUnreadable: 'A frame of another origin: not readable in this browser.',
  frameGone: 'A frame that was gone, or could not be reached, when it was read.',
  noPage:
    'There is no page here: this is a tab of its own. Drop a HAR or paste a token, or open DevTools on the site.',
} as const;
