import { formatNumber, plural, type Words } from '../words.ts';

const requests = (count: number) => plural(count, 'Request', 'Requests');

export const imports: Words<'import'> = {
  importing: 'Import',
  phases: { reading: 'Lesen', parsing: 'Zerlegen', 'taking-in': 'Requests aufnehmen' },
  progress: (phase, done, total) =>
    phase === 'reading'
      ? `${formatNumber(Math.round(done / 1e6))} von ${formatNumber(Math.round(total / 1e6))} MB`
      : `${formatNumber(done)} von ${formatNumber(total)}`,
  cancel: 'Abbrechen',
  cancelled: (name) => `${name}: Der Import wurde abgebrochen. Es hat sich nichts geändert.`,
  cancelledAfter: (name, taken) => `${name}: Der Import wurde nach ${requests(taken)} abgebrochen.`,
  open: 'Datei öffnen',
  openLong: 'HAR-Datei, Token oder Schlüssel importieren',
  pastedName: 'Eingefügter Text',
  cancelledNote: (taken) => `Der Import wurde nach ${requests(taken)} abgebrochen; die übrigen fehlen.`,
  captureRead: (name, count) => `${name}: ${requests(count)} gelesen.`,
  tokensRead: (count) => `${plural(count, 'Token', 'Tokens')} gefunden.`,
  tokenKnown: 'Dieses Token steht schon in der Liste.',
  keysRead: (count) => `${formatNumber(count)} Schlüssel hinzugefügt. Nur im Arbeitsspeicher.`,
  notHar: (name, why) => `${name} wurde nicht importiert. ${why} Sonst hat sich nichts geändert.`,
  nothing: (name) =>
    `${name} enthält kein JWT, kein HAR und keinen Schlüssel, den Claimcheck lesen kann. Es hat sich nichts geändert.`,
  unreadable: (name) => `${name} konnte der Browser nicht lesen. Es hat sich nichts geändert.`,
  paste:
    'Hier ein Token, ein HAR, einen Schlüssel oder die Ausgabe von curl einfügen, oder irgendwo eine Datei ablegen',
  masked: 'Nichts verlässt diesen Browser.',
};
