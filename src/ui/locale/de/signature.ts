import { formatNumber, type Words } from '../words.ts';

export const knownSecret: Words<'knownSecret'> = {
  title: 'Bekannte Secrets',
  start: 'Bekannte Secrets versuchen',
  cancel: 'Anhalten',
  progress: 'Versuchte Secrets',
  idle: 'Versucht die Secrets aus Anleitungen, Voreinstellungen von Frameworks und Passwortlisten, hier im Browser.',
  starting: 'Liste wird gelesen …',
  running: (tried, total) => `${formatNumber(tried)} von ${formatNumber(total)} versucht`,
  none: (total) =>
    total === 0
      ? 'Kein bekanntes Secret ergibt diese Signatur.'
      : `Keines von ${formatNumber(total)} bekannten Secrets ergibt diese Signatur.`,
  cancelled: 'Vor dem Ende angehalten: Noch ist nichts bekannt.',
  failed: 'Die Suche konnte in diesem Browser nicht laufen.',
  found: 'Dieses Secret kennt jeder',
  foundNote:
    'Es ergibt genau diese Signatur: Jeder kann Tokens signieren, die der Server für seine eigenen hält.',
  secret: 'das Secret',
  empty: 'Das Secret ist der leere Text.',
  readAs: { utf8: 'als Text gelesen', base64: 'als Base64 gelesen', hex: 'als Hex gelesen' },
  use: 'Zu den Schlüsseln hinzufügen',
};

export const check: Words<'check'> = {
  claims: 'Claims, jeder für sich',
  nothingExpected:
    'Niemand hat gesagt, was die API erwartet. Issuer und Audience in der Ansicht Keys angeben, dann werden sie verglichen.',
  expected: (origin) => `Verglichen mit dem, was ${origin} laut Angabe erwartet.`,
  against: {
    request: 'Der Proof gegenüber seinem Request',
    'sign-in': 'Das ID-Token gegenüber seiner Anmeldung',
    presentation: 'Das Key Binding gegenüber seinem SD-JWT',
  },
  openRequest: 'Request zeigen',
  outcomes: { passed: 'Bestanden', failed: 'Nicht bestanden', unknown: 'Unbekannt' },
};

export const edit: Words<'edit'> = {
  title: 'Bearbeiten und neu signieren',
  note: 'Ändern, was das Token sagt, und es mit einem eigenen Schlüssel signieren, um zu sehen, wie ein eigener Server es aufnimmt.',
  header: 'Header (JSON)',
  claims: 'Claims (JSON)',
  signWith: 'Signieren mit',
  fresh: 'Frischer Schlüssel, hier erzeugt',
  sign: 'Signieren',
  result: 'Ergebnis des Signierens',
  notChecked: 'Nicht geprüft',
  unsigned: 'Was hier steht, ist noch nicht signiert.',
  refused: 'Es ließ sich nicht signieren: Diesem Browser fehlt, was der Algorithmus braucht.',
  faults: {
    header: 'Der Header ist kein JSON-Objekt.',
    claims: 'Die Claims sind kein JSON-Objekt.',
    alg: 'Der Header nennt kein alg.',
  },
  copy: 'Bearbeitetes Token kopieren',
  copyJwk: 'Frischen Schlüssel als JWK kopieren',
  neverSent: 'Hier bearbeitet, nie gesendet.',
};
