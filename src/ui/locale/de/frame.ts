import { formatNumber, plural, type Words } from '../words.ts';

export const frame: Words<'frame'> = {
  panel: 'Claimcheck',
  views: 'Ansichten',
  tabs: {
    tokens: 'Tokens',
    requests: 'Requests',
    flows: 'Flows',
    storage: 'Speicher',
    audit: 'Audit',
    keys: 'Keys',
    learn: 'Lernen',
  },
  recording: 'Aufzeichnung läuft',
  paused: 'Angehalten',
  pause: 'Aufzeichnung anhalten',
  resume: 'Aufzeichnung fortsetzen',
  clear: 'Tokens und Requests löschen',
  preserveLog: 'Log behalten',
  importFile: 'HAR-Datei, Token oder Schlüssel importieren',
  exportCapture: 'Diese Aufzeichnung als HAR exportieren, ohne Zugangsdaten',
  exported: (requests) =>
    `${plural(requests, 'Request', 'Requests')} gespeichert. Signaturen, Cookie-Werte und Secrets sind durch REDACTED ersetzt; Header und Claims der Tokens bleiben.`,
  nothingToExport: 'Noch nichts zu exportieren: Es wurde kein Request aufgezeichnet.',
  settings: 'Einstellungen',
  close: 'Schließen',
  keyboard: 'Tastatur',
  commands: 'Alle Befehle',
  control: 'Strg',
  filter: 'Filter',
  clearFilter: 'Filter leeren',
  completions: 'Vorschläge zum Filter',
  notUnderstood: (terms) => `Nicht verstanden: ${terms.join(' ')}`,
  tokens: (count) => plural(count, 'Token', 'Tokens'),
  carried: (carried, all) =>
    `${formatNumber(carried)} von ${plural(all, 'Request', 'Requests')} mit Zugangsdaten`,
  serverClock: (ms) => {
    const seconds = Math.round(ms / 1000);
    return seconds === 0
      ? 'Serveruhr stimmt überein'
      : `Serveruhr ${seconds > 0 ? '+' : '−'}${formatNumber(Math.abs(seconds))} s`;
  },
  stays: 'Bleibt in diesem Browser',
  listed: (count) => `${plural(count, 'Zeile', 'Zeilen')} zu sehen`,
  newFailures: (count) => plural(count, 'neuer fehlgeschlagener Request', 'neue fehlgeschlagene Requests'),
  cleared: 'Gelöscht',
};

export const failure: Words<'failure'> = {
  title: (view) => `Die Ansicht „${view}“ ist ausgefallen`,
  text: 'Das ist ein Fehler in Claimcheck. Was aufgezeichnet wurde, ist noch da, und die anderen Ansichten arbeiten weiter. Wurde die Erweiterung gerade aktualisiert: DevTools schließen und wieder öffnen.',
  background: 'In Claimcheck ist etwas ausgefallen. Was aufgezeichnet wurde, ist noch da.',
  extensionGone:
    'Claimcheck wurde aktualisiert, neu geladen oder entfernt. Was aufgezeichnet wurde, ist noch zu sehen. Um weiterzumachen: DevTools schließen und wieder öffnen.',
  noSession: 'Claimcheck läuft in diesen DevTools nicht mehr. DevTools schließen und wieder öffnen.',
  report: 'Bericht',
  copy: 'Bericht kopieren',
  copyLabel: 'Bericht über diesen Ausfall kopieren',
  retry: 'Erneut versuchen',
  left: 'Die Meldung des Fehlers fehlt hier: Sie kann Daten der Seite enthalten.',
};
