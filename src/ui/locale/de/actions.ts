import { plural, type Words } from '../words.ts';

export const palette: Words<'palette'> = {
  title: 'Befehle',
  placeholder: 'Befehl eingeben',
  list: 'Passende Befehle',
  none: 'Kein Befehl enthält diese Wörter',
  found: (count) => plural(count, 'Befehl', 'Befehle'),
  groups: {
    selected: 'Auswahl',
    views: 'Ansichten',
    capture: 'Mitschnitt',
    files: 'Dateien',
    filter: 'Filter',
    settings: 'Optionen',
    learn: 'Lernen',
  },
  goTo: (view) => `Ansicht ${view}`,
  focusFilter: 'Diese Liste filtern',
  clearFilter: 'Filter leeren',
  reload: 'Seite neu laden',
  traceWrites: 'Seite neu laden und verfolgen, wer Tokens schreibt',
  readStorage: 'Speicher der Seite neu lesen',
  import: 'HAR-Datei, Token oder Schlüssel importieren',
  report: (form) => `Audit-Bericht als ${form} sichern`,
  copyReport: 'Audit-Bericht als Markdown kopieren',
  addKey: 'Schlüssel hinzufügen',
  forgetKeys: 'Alle Schlüssel vergessen',
  theme: (theme) => `Farben: ${theme}`,
  reveal: 'Tokens und Cookie-Werte ganz zeigen',
  mask: 'Tokens und Cookie-Werte verdecken',
  ago: 'Zeiten in Listen: wie lange her',
  clock: 'Zeiten in Listen: Uhrzeit',
  utc: 'Zeitzone: UTC',
  local: 'Zeitzone: dieser Rechner',
  preserve: 'Log behalten, wenn die Seite navigiert',
  doNotPreserve: 'Log leeren, wenn die Seite navigiert',
  tour: 'Tour zeigen',
  reset: 'Einstellungen zurücksetzen',
};

export const tokenAction: Words<'tokenAction'> = {
  token: 'Token kopieren',
  share: 'Ohne Signatur kopieren',
  claims: 'Claims kopieren',
  header: 'Header kopieren',
  subject: 'Subject kopieren',
  open: 'Zeigen, wo es zuerst gesehen wurde',
  findings: 'Seine Befunde zeigen',
  signature: 'Seine Signatur prüfen',
  journey: 'Seinen Weg zeigen',
};

export const requestAction: Words<'requestAction'> = {
  curl: 'Als cURL kopieren, ohne Zugangsdaten',
  fetch: 'Als fetch kopieren, ohne Zugangsdaten',
  url: 'URL kopieren, ohne Zugangsdaten',
  diagnosis: 'Diagnose als Markdown kopieren',
  evidence: 'Belege kopieren',
  curlWhole: 'Als cURL kopieren, mit Zugangsdaten',
  fetchWhole: 'Als fetch kopieren, mit Zugangsdaten',
  token: 'Mitgesandtes Token kopieren',
  openToken: 'Sein Token zeigen',
  openFlow: 'Den Flow zeigen, zu dem er gehört',
  openLastGood: 'Den letzten guten Request dieser Art zeigen',
  onlyHost: 'Nur diesen Host zeigen',
};

export const flowAction: Words<'flowAction'> = {
  markdown: 'Als Markdown kopieren',
  client: 'Client-ID kopieren',
  provider: 'Origin des Providers kopieren',
  failed: 'Den gescheiterten Request zeigen',
  first: 'Seinen ersten Request zeigen',
  before: 'Den Flow zeigen, den er fortsetzt',
  step: (name, status) => (status === 0 ? `${name}, keine Antwort` : `${name} → ${status}`),
  fix: 'Was zu tun ist',
  checks: 'Nicht bestandene Prüfungen',
};

export const storageAction: Words<'storageAction'> = {
  name: 'Namen des Ortes kopieren',
  fix: 'Abhilfe kopieren',
  findings: 'Befunde als Markdown kopieren',
  token: (place, all) => (all === 1 ? 'Token kopieren' : `Token ${place} kopieren`),
  share: (place, all) =>
    all === 1 ? 'Token ohne Signatur kopieren' : `Token ${place} ohne Signatur kopieren`,
  claims: (place, all) => (all === 1 ? 'Claims kopieren' : `Claims von Token ${place} kopieren`),
  openToken: (place, all) => (all === 1 ? 'Sein Token zeigen' : `Token ${place} zeigen`),
  twin: 'Zeigen, wo dasselbe Token noch liegt',
  onlyOrigin: 'Nur diesen Origin zeigen',
};

export const findingAction: Words<'findingAction'> = {
  markdown: 'Als Markdown kopieren',
  evidence: 'Belege kopieren',
  rule: 'Id der Regel kopieren',
  spec: (label) => `Link zu ${label} kopieren`,
  open: 'Fundort zeigen',
  only: 'Nur diese Regel zeigen',
};

export const keyAction: Words<'keyAction'> = {
  jwk: 'Öffentlichen Schlüssel als JWK kopieren',
  jwks: 'Öffentlichen Schlüssel als JWK Set kopieren',
  thumbprint: 'Thumbprint kopieren (RFC 7638)',
  kid: 'Key ID kopieren',
  description: 'Beschreibung kopieren',
  tokens: 'Das erste Token zeigen, das er verifiziert',
  remove: 'Diesen Schlüssel entfernen',
};

export const filter: Words<'filter'> = {
  iss: 'Issuer seines Tokens',
  sub: 'Subject seines Tokens',
  kind: 'Art seines Tokens',
  alg: 'Algorithmus seines Tokens',
  sev: 'Schlimmster Befund ist mindestens',
  rule: 'Eine Regel, die verletzt ist',
  inCapture: 'In dieser Aufzeichnung',
  token: {
    expired: 'Sein Token ist abgelaufen',
    verified: 'Die Signatur seines Tokens passt zu einem Schlüssel',
    unverified: 'Sein Token ist von keinem Schlüssel verifiziert',
    failed: 'Die Signatur seines Tokens hält nicht',
  },
};
