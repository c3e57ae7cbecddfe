/**
 * Tells which entries of `getHAR` and of `onRequestFinished` are the same request. Neither browser gives an entry an id,
 * and a request that finishes while the log is being fetched comes both ways.
 */
import type { NetworkEntry } from './devtools-api.ts';

export interface EntryMatching {
  /** Whether an entry that came by event was not in the log already. */
  isNewEvent(entry: NetworkEntry): boolean;
  /** The log's finished entries that had not come by event, each with the URL of its page. Called once. */
  newInLog(log: unknown): { entry: NetworkEntry; pageUrl: string }[];
}

type Fields = Readonly<Record<string, unknown>>;

export function matchEntries(): EntryMatching {
  /** How often an entry came by event, until the log is there; after that, how often it came by the log alone. */
  const events = new Map<string, number>();
  const logged = new Map<string, number[]>();
  let hasLog = false;

  return {
    isNewEvent(entry) {
      const id = identify(entry);
      if (!hasLog) {
        events.set(id, (events.get(id) ?? 0) + 1);
        return true;
      }
      const messages = logged.get(id)?.shift();
      // A socket or event stream that was open in the log has had more messages since: they would be lost.
      return messages === undefined || countMessages(entry) > messages;
    },
    newInLog(log) {
      hasLog = true;
      const pages = pageTitles(log);
      const found = entriesOf(log).filter((entry) => {
        const id = identify(entry);
        const came = events.get(id) ?? 0;
        if (came > 0) events.set(id, came - 1);
        if (came > 0 || isUnfinished(entry)) return false;
        logged.set(id, [...(logged.get(id) ?? []), countMessages(entry)]);
        return true;
      });
      events.clear();
      return found.map((entry) => ({ entry, pageUrl: pages.get(text(entry, 'pageref')) ?? '' }));
    },
  };
}

/** Two requests of one method and URL that start in the same millisecond are counted, not told apart. */
export function identify(entry: NetworkEntry): string {
  const request = field(entry, 'request');
  return `${text(entry, 'startedDateTime')} ${text(request, 'method')} ${text(request, 'url')}`;
}

/**
 * Chromium's log also holds what has no answer yet: no status and no error. Its event is still to come. (A request that
 * is answered but not read to its end is taken: its body is waited for.)
 */
function isUnfinished(entry: NetworkEntry): boolean {
  const response = field(entry, 'response');
  return !(fields(response).status as number) && text(response, '_error') === '';
}

function countMessages(entry: NetworkEntry): number {
  const { _webSocketMessages: sent, _eventSourceMessages: events } = fields(entry);
  return (Array.isArray(sent) ? sent.length : 0) + (Array.isArray(events) ? events.length : 0);
}

/** The entries of a log; none where it is no log. */
export function entriesOf(log: unknown): NetworkEntry[] {
  const entries = field(log, 'entries');
  return Array.isArray(entries) ? entries.filter(isEntry) : [];
}

/** Chromium gives a page its URL as title. */
function pageTitles(log: unknown): ReadonlyMap<string, string> {
  const pages = field(log, 'pages');
  if (!Array.isArray(pages)) return new Map();
  const titled = pages.filter((page) => /^https?:/.test(text(page, 'title')));
  return new Map(titled.map((page) => [text(page, 'id'), text(page, 'title')]));
}

function isEntry(value: unknown): value is NetworkEntry {
  return typeof fields(value).getContent === 'function';
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function field(value: unknown, name: string): unknown {
  return fields(value)[name];
}

function text(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}
