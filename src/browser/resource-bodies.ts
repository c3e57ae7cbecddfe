/**
 * Bodies by their address. When the address of the page changes, Chromium's DevTools forgets which answers it has told its
 * extensions of, and `getContent` gives nothing of what ended just then: the document itself, or the token response after
 * which an app tidies its address. It still holds them as resources of the page, by their address.
 * https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/models/extensions/ExtensionServer.ts (inspectedURLChanged)
 */
import { withoutFragment } from '../core/http/url.ts';
import type { InspectedWindow, NetworkEntry } from './devtools-api.ts';
import { answerIn } from './page-evaluation.ts';

/** A body as DevTools hands it over. */
export interface Content {
  readonly text: string;
  /** `base64` where the text is encoded so. */
  readonly encoding: string;
}

export interface ResourceBodies {
  /** Notes that an answer of this address has come, whether it is read or not. */
  note(url: string): void;
  /**
   * The body of the one answer that has come of this address; null where the page has no such resource, and where there
   * were more: DevTools may give the first one's then. The promise never rejects.
   */
  read(url: string): Promise<Content | null>;
}

/** Addresses that are noted, and the longest of them in UTF-16 units; those beyond are not read. */
const mostAddresses = 5000;
const longestAddress = 4096;

export function createResourceBodies(page: Pick<InspectedWindow, 'getResources'>): ResourceBodies {
  /** How many answers of each address have come. */
  const answers = new Map<string, number>();
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<unknown> | null = null;

  /** One list for all that wait for their turn: one under way may have been begun before theirs was there. */
  const list = () => {
    next ??= underWay.then(() => {
      next = null;
      underWay = answerIn<unknown>((done) => page.getResources?.(done));
      return underWay;
    });
    return next;
  };
  return {
    note(url) {
      if (page.getResources === undefined) return;
      const address = withoutFragment(url);
      const before = answers.get(address) ?? 0;
      const isNoted = address.length <= longestAddress && answers.size < mostAddresses;
      if (before > 0 || isNoted) answers.set(address, before + 1);
    },
    async read(url) {
      const address = withoutFragment(url);
      const isAlone = () => answers.get(address) === 1;
      if (!isAlone()) return null;
      const all = await list();
      const resource = Array.isArray(all) ? all.find((one) => isAt(one, address)) : undefined;
      const content = resource === undefined ? null : await contentOf(resource);
      return isAlone() ? content : null;
    },
  };
}

/** What an entry or a resource gives as its content; null where that is nothing. The promise never rejects. */
export async function contentOf(entry: NetworkEntry, withinMs?: number): Promise<Content | null> {
  const answer = await answerIn<Content | null>(
    (done) =>
      // Chromium says `base64` or ''; Firefox gives the media type and leaves text as it is.
      entry.getContent((text, encoding) =>
        done(typeof text === 'string' ? { text, encoding: encoding === 'base64' ? 'base64' : '' } : null),
      ),
    withinMs,
  );
  return answer ?? null;
}

function isAt(resource: unknown, address: string): resource is NetworkEntry {
  if (typeof resource !== 'object' || resource === null) return false;
  return 'url' in resource && typeof resource.url === 'string' && withoutFragment(resource.url) === address;
}
