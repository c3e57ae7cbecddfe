/** What the practice page is told to do, and the row of the Storage view that comes of it. */
export interface Place {
  /** Id of the button. */
  readonly button: string;
  /** Shows that row among few: a list draws only what is in sight. */
  readonly filter: string;
  readonly row: RegExp;
}

export const places: readonly Place[] = [
  { button: 'store-local', filter: 'in:localstorage', row: /localStorage\s+access_token/ },
  { button: 'store-session', filter: 'in:sessionstorage', row: /sessionStorage\s+access_token/ },
  { button: 'store-database', filter: 'in:indexeddb', row: /IndexedDB\s+practice\/tokens\/access_token/ },
  { button: 'store-cache', filter: 'in:cachestorage', row: /Cache Storage\s+practice\/http:.*session\.json/ },
  { button: 'store-chunks', filter: 'in:cookie', row: /Cookie\s+app_session/ },
  { button: 'store-global', filter: 'in:page', row: /Global\s+practiceSession\.auth\.token/ },
  { button: 'store-markup', filter: 'in:page', row: /Page HTML\s+script#practice-data/ },
  { button: 'store-window-name', filter: 'in:page', row: /window\.name\s+name/ },
  { button: 'token-in-fragment', filter: 'in:url', row: /Page URL\s+#access_token/ },
  // After the fragment: a new one is a new history entry.
  { button: 'store-history', filter: 'in:page', row: /history\.state\s+state\.session\.token/ },
];

/** The one in a frame on the other origin, which not every browser lets us read. */
export const framePlace: Place = {
  button: 'store-frame',
  filter: 'in:sessionstorage',
  row: /sessionStorage\s+partner_token/,
};
