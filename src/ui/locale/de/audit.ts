import type { Subject } from '../../../core/rules/rule.ts';
import { formatNumber, plural, type Words } from '../words.ts';

const counted: Readonly<Record<Subject, readonly [one: string, other: string]>> = {
  token: ['Token', 'Tokens'],
  exchange: ['Request', 'Requests'],
  storage: ['Ort', 'Orte'],
  flow: ['Anmeldung', 'Anmeldungen'],
  replay: ['Replay', 'Replays'],
};

export const audit: Words<'audit'> = {
  grid: 'Befunde',
  score: 'Punktzahl',
  scoreLabel: (score) => `${score} von 100 Punkten`,
  grades: [{ text: 'Gut' }, { text: 'Lückenhaft' }, { text: 'Gefährdet' }],
  counts: (failed, undecided, passed) =>
    `${formatNumber(failed)} verletzt · ${formatNumber(undecided)} offen · ${formatNumber(passed)} erfüllt`,
  categories: {
    token: 'Token',
    crypto: 'Krypto',
    claims: 'Claims',
    storage: 'Speicher',
    cookie: 'Cookies',
    transport: 'Transport',
  },
  categoriesLabel: 'Punkte nach Bereich',
  showOnly: (category) => `Nur ${category} zeigen`,
  notAssessed: 'Keine Regel hatte hier etwas zu prüfen',
  legend: ['0–49', '50–89', '90–100'],
  copyMarkdown: 'Markdown kopieren',
  saveMarkdown: 'Markdown',
  saveHtml: 'HTML',
  saveJson: 'JSON',
  saveSarif: 'SARIF',
  saved: 'Gespeichert',
  copied: 'Kopiert',
  copyRefused: 'Der Browser hat das Kopieren verweigert',
  exportFailed: 'Der Bericht konnte nicht geschrieben werden',
  exportNote: 'Exporte enthalten keine Werte, Schlüssel oder Signaturen.',
  exportTitle: 'Bericht exportieren',

  failed: 'Verletzt',
  failedNote: (rules) => `${plural(rules, 'Regel', 'Regeln')}, Schlimmstes zuerst`,
  undecided: 'Offen',
  undecidedNote: (rules) =>
    `${plural(rules, 'Regel', 'Regeln')}, über die ohne weitere Angaben nichts zu sagen ist`,
  undecidedWord: 'Offen',
  passed: 'Erfüllt',
  notApplicable: 'Nicht anwendbar',
  rules: (count) => plural(count, 'Regel', 'Regeln'),
  counted: (count, subject) => plural(count, ...counted[subject]),
  why: 'Warum',
  fix: 'Abhilfe',
  evidence: 'Wo',
  more: (count) => `und ${formatNumber(count)} weitere`,
  addKey: 'Schlüssel hinzufügen',
  ruleId: (id) => `Regel ${id}`,

  empty: {
    title: 'Noch nichts zu prüfen',
    devtools: 'Das Audit füllt sich, während die Seite Tokens sendet und speichert.',
    tab: 'Eine HAR-Datei importieren oder ein Token einfügen, um es zu prüfen.',
  },
  clean: 'Keine Regel ist verletzt',
  cleanText:
    'Was bisher aufgezeichnet wurde, gibt keinen Anlass zu Einwänden. Das beweist nicht, dass die Site sicher ist.',
  cleanWaived: 'Was verletzt ist, ist ausgenommen. Unten steht, was, warum und bis wann.',
  hidden: (rules) => plural(rules, 'Regel ist', 'Regeln sind'),
  partial: 'Der Speicher der Seite wurde nicht gelesen, die Regeln dafür sahen also nichts:',
  filter: {
    placeholder: 'Filter  category:storage  sev:critical  rule:alg-none',
    category: 'Bereich des Audits',
    sev: 'Schweregrad',
    rule: 'Id der Regel',
    is: 'Gegenüber dem gespeicherten Bericht',
    isNew: 'Nicht im gespeicherten Bericht',
  },
};

const findings = (count: number) => plural(count, 'Befund', 'Befunde');
const waivers = (count: number) => plural(count, 'Ausnahme', 'Ausnahmen');

export const review: Words<'review'> = {
  waive: 'Ausnehmen',
  waiveRule: (title) => `Ausnehmen: ${title}`,
  place: 'Ort',
  everywhere: 'Überall',
  reason: 'Begründung',
  until: 'Bis (Ende des Tages, UTC)',
  cancel: 'Abbrechen',
  waived: 'Ausgenommen',
  waivedNote: (count) => `${waivers(count)}, ohne Wertung`,
  waivedDone: (count) => `Ausgenommen: ${findings(count)} ohne Wertung.`,
  covers: (count) => (count === 0 ? 'betrifft hier nichts' : `betrifft ${findings(count)}`),
  untilDay: (day) => `bis ${day}`,
  ended: (day) => `endete am ${day}: zählt wieder`,
  noEnd: 'ohne Ende',
  remove: 'Nicht mehr ausnehmen',
  removeRule: (title) => `Nicht mehr ausnehmen: ${title}`,
  removed: 'Zählt wieder',
  loadWaivers: 'Ausnahmen laden',
  saveWaivers: 'Ausnahmen speichern',
  waiversRead: (name, count) =>
    `${name}: ${waivers(count)} gelesen. Sie gelten, bis das Panel geschlossen wird.`,
  notWaivers: (name, why) =>
    `${name} wurde nicht importiert. Die Ausnahmen darin sind nicht lesbar: ${why}. Es hat sich nichts geändert.`,
  keptNote:
    'Ausnahmen gelten, bis das Panel geschlossen wird. Gespeichert lassen sie sich hier oder auf der Kommandozeile wieder verwenden.',

  compare: 'Mit einem Bericht vergleichen',
  reportRead: (name, count) =>
    `${name}: ein Bericht mit ${findings(count)}. Das Audit wird damit verglichen.`,
  compared: 'Verglichen mit einem gespeicherten Bericht',
  counts: (fresh, still, gone) =>
    `${formatNumber(fresh)} neu · ${formatNumber(still)} noch da · ${formatNumber(gone)} weg`,
  stopComparing: 'Vergleich beenden',
  isNew: 'Neu',
  stillThere: 'Noch da',
  gone: 'Weg',
  goneNote: (count) =>
    `${findings(count)} des gespeicherten Berichts: behoben, oder in dieser Aufzeichnung nicht wieder angetroffen`,
  more: (count) => `und ${formatNumber(count)} weitere`,

  howScored: 'Wie die Punktzahl entsteht',
  scored: [
    'Jeder Bereich des Audits beginnt mit 100 Punkten. Eine verletzte Regel kostet ihren Bereich einmal Punkte, gleich wie oft sie verletzt wurde, nach dem höchsten Schweregrad, mit dem sie gefunden wurde:',
    'Offene und ausgenommene Befunde kosten nichts. Kein Bereich fällt unter 0.',
  ],
  points: 'Abzug',
  severity: 'Schweregrad',
  whole: (above) =>
    `Das Ganze ist der Mittelwert der sechs Bereiche, aber nie mehr als ${above} über dem schlechtesten: Eine offene Tür genügt.`,
  same: 'Dieselben Befunde ergeben immer dieselbe Punktzahl.',

  showRequest: 'Request zeigen',
};
