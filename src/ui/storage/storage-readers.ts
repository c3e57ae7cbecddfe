/** Who can read a stored token: the answer of the web platform, not of one browser. */
import type { StorageRow } from '../../core/session/rows.ts';
import { type Reader, storageMessages } from './messages.ts';

export interface ReaderLine {
  readonly who: Reader;
  readonly reads: 'yes' | 'no' | 'unknown';
  readonly how: string;
  /** The one whom the token is for: that it reads it is no risk. */
  readonly meant?: boolean;
}

const { how } = storageMessages;
const scriptWords = { yes: how.scriptsYes, no: how.scriptsNo, unknown: how.scriptsUnknown };
const thirdPartyWords = { yes: how.thirdYes, no: how.thirdNo, unknown: how.thirdUnknown };

export function readersOf({ area, readableByScript }: StorageRow): readonly ReaderLine[] {
  const isAddress = area === 'page-url';
  const cookie = area === 'cookie' || area === 'document-cookie';
  return [
    { who: 'scripts', reads: readableByScript, how: scriptWords[readableByScript] },
    { who: 'third-parties', reads: readableByScript, how: thirdPartyWords[readableByScript] },
    { who: 'extensions', reads: 'yes', how: cookie ? how.extensionsCookie : how.extensionsStorage },
    {
      who: 'server',
      reads: cookie ? 'yes' : 'unknown',
      how: cookie
        ? how.serverCookie
        : isAddress
          ? how.serverAddress
          : area === 'inline-html'
            ? how.serverMarkup
            : how.serverStorage,
      meant: true,
    },
    {
      who: 'other-sites',
      reads: isAddress ? 'unknown' : 'no',
      how: cookie ? how.otherCookie : isAddress ? how.otherAddress : how.otherStorage,
    },
  ];
}
