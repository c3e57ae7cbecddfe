import { formatNumber, plural, type Words } from '../words.ts';

const tokens = (count: number) => plural(count, 'Token', 'Tokens');

export const keys: Words<'key'> = {
  name: 'Keys',
  hidden: (count) => `${formatNumber(count)} Schlüssel ${count === 1 ? 'ist' : 'sind'}`,
  memory: 'Nur im Arbeitsspeicher.',
  memoryNote: {
    devtools: 'Werden die DevTools geschlossen, ist jeder Schlüssel vergessen.',
    tab: 'Wird dieser Tab geschlossen, ist jeder Schlüssel vergessen.',
  },
  forgetAll: 'Jetzt alle vergessen',
  forgotten: 'Alle Schlüssel sind vergessen',
  columns: { kid: 'Key ID', type: 'Typ', alg: 'Alg', source: 'Quelle', verifies: 'Bestätigt' },
  noKid: 'keine Key ID',
  roles: { secret: 'Secret', public: 'Öffentlicher Schlüssel', private: 'Privater Schlüssel' },
  sources: {
    supplied: 'Selbst angegeben',
    traffic: 'JWKS im Verkehr',
    token: 'Im Token selbst',
  },
  verifies: tokens,
  mismatch: (count) => `Passt nicht ×${formatNumber(count)}`,
  noToken: 'Kein Token',
  filterPlaceholder: 'Filter  kty:RSA  alg:RS256  verifies:none',
  empty: {
    title: 'Noch keine Schlüssel',
    text: 'Rechts einen hinzufügen. Er bleibt im Arbeitsspeicher und wird an jedem Token versucht, zu dem er passen könnte.',
  },
  add: 'Schlüssel hinzufügen',
  addNarrow: 'Schlüssel hinzufügen',
  detail: 'Schlüssel im Einzelnen',
  pasteLabel: 'Secret, PEM, JWK oder JWKS einfügen. Claimcheck erkennt, was es ist.',
  openFile: 'Datei öffnen',
  read: 'Lesen als',
  encodings: {
    auto: 'Erkennen',
    utf8: 'Text',
    base64: 'Base64',
    base64url: 'Base64url',
    hex: 'Hex',
  },
  addAndVerify: 'Hinzufügen und prüfen',
  added: (count, description) =>
    count === 1 ? `Hinzugefügt: ${description}` : `${formatNumber(count)} Schlüssel hinzugefügt.`,
  known: 'Dieser Schlüssel steht schon in der Liste.',
  nothingSaved: 'Nichts wurde behalten.',
  cannotRead: 'Dieser Schlüssel ist nicht lesbar',
  unreadableFile: 'Der Browser konnte diese Datei nicht lesen.',
  offered: {
    title: 'Im Verkehr gesehen',
    note: 'Damit wurde der Seite geantwortet. Wer der Seite antworten konnte, kann auch einen Schlüssel dort hineingelegt haben.',
    use: 'Verwenden',
    useOf: (url) => `Schlüssel von ${url} verwenden`,
    elsewhere: (address) =>
      `Ein Discovery-Dokument: Seine Schlüssel liegen unter ${address}. Claimcheck fragt selbst nirgends an: die Adresse öffnen und die Antwort hier einfügen.`,
    copyAddress: 'Adresse kopieren',
    copyAddressOf: (url) => `Adresse der Schlüssel kopieren, die ${url} nennt`,
    taken: (count) => `${formatNumber(count)} Schlüssel aus dem Verkehr hinzugefügt.`,
  },
  expectations: {
    title: 'Was eine API erwartet',
    note: 'Dann vergleicht die Diagnose, statt zu vermuten. Unbekanntes leer lassen.',
    fields: {
      origin: 'Origin',
      issuer: 'Issuer (iss)',
      audiences: 'Audiences (aud)',
      algorithms: 'Algorithmen (alg)',
      leeway: 'Toleranz in Sekunden',
    },
    examples: {
      origin: 'https://api.example',
      issuer: 'https://id.example',
      audiences: 'orders',
      algorithms: 'RS256 ES256',
      leeway: '60',
    },
    save: 'Festlegen',
    set: (origin) => `Festgelegt für ${origin}`,
    change: 'Ändern',
    remove: 'Entfernen',
    removeOf: (origin) => `Entfernen, was ${origin} erwartet`,
    faults: {
      origin: 'Der Origin ist keine Adresse im Web wie https://api.example.',
      algorithms: 'Einer der Algorithmen ist unbekannt: wie im Header schreiben, etwa RS256.',
      leeway: 'Die Toleranz ist eine ganze Zahl von Sekunden, höchstens ein Tag.',
      nothing: 'Mindestens eine Erwartung angeben.',
    },
    summary: ({ issuer, audiences, algorithms, leewaySeconds }) =>
      [
        issuer,
        audiences.length > 0 ? `aud ${audiences.join(', ')}` : '',
        algorithms.join(', '),
        leewaySeconds > 0 ? `±${leewaySeconds} s` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
  },
  which: 'Welcher Schlüssel ist nötig?',
  whichPublic:
    'RS-, PS-, ES- und EdDSA-Tokens brauchen den öffentlichen Schlüssel des Issuers: sein JWKS, ein Zertifikat oder ein PEM.',
  whichSecret:
    'HS-Tokens brauchen das gemeinsame Secret. Eines aus einem Testsystem nehmen, nie aus der Produktion.',
  remove: 'Diesen Schlüssel vergessen',
  facts: {
    kind: 'Art',
    type: 'Typ',
    size: 'Länge',
    algorithms: 'Erlaubte Algorithmen',
    use: 'Zweck',
    thumbprint: 'SHA-256-Thumbprint (RFC 7638)',
    source: 'Quelle',
    from: 'Adresse',
    subject: 'Zertifikat für',
    issuer: 'Zertifikat von',
    inForce: 'Zertifikat in Kraft',
  },
  bits: (count) => `${formatNumber(count)} Bit`,
  shortRsa: (count) => `${formatNumber(count)} Bit, zu kurz: RFC 7518 §3.3 verlangt 2048`,
  noAlgorithm: 'Keine: nicht für Signaturen',
  dates: (from, to) => `${from} bis ${to}`,
  certificateUnchecked:
    'Wer das Zertifikat signiert hat, wird nicht geprüft: Es wird nur wegen seines Schlüssels gelesen.',
  isPrivate: 'Das ist ein privater Schlüssel: Er kann signieren und entschlüsseln. Nicht weitergeben.',
  tokens: (key, count) => `${key} bestätigt ${tokens(count)}`,
  tokensFailed: (count) => `und wurde an ${tokens(count)} ohne Erfolg versucht`,
};
