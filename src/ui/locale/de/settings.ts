import { formatNumber, type Words } from '../words.ts';

export const settings: Words<'settings'> = {
  look: 'Aussehen',
  theme: 'Farben',
  themes: { auto: 'Wie DevTools', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languages: { auto: 'Wie der Browser', en: 'English', de: 'Deutsch' },
  languageNote: 'Gilt, sobald das Panel neu geöffnet wird. Diagnosen und Befunde bleiben englisch.',
  reveal: 'Tokens und Cookie-Werte ganz zeigen',
  revealNote: 'Sonst sind sie verdeckt, bis sie einzeln aufgedeckt werden.',
  time: 'Zeiten',
  times: 'In Listen',
  timesChoices: { clock: 'Uhrzeit', ago: 'Wie lange her' },
  timeZone: 'Zeitzone',
  timeZones: { utc: 'UTC', local: 'Dieser Rechner' },
  hours: 'Stunden',
  hoursChoices: { '24': '24', '12': '12', auto: 'Wie der Browser' },
  timeNote: 'Berichte und die Sätze der Befunde bleiben in UTC.',
  opening: 'Öffnen',
  startView: 'Öffnen mit',
  lastView: 'Der zuletzt offenen Ansicht',
  capture: 'Aufzeichnung',
  preserveLog: 'Log behalten, wenn die Seite navigiert',
  caps: {
    requests: {
      label: 'Gehaltene Requests',
      hint: 'Darüber gehen die ältesten, zuerst die ohne Token, Zugangsdaten oder Fehler.',
    },
    bodyLength: {
      label: 'Von einem Body',
      hint: 'Bis hierher wird er durchsucht und behalten.',
    },
    keptText: {
      label: 'Alle Bodys zusammen',
      hint: 'Darüber gehen die ältesten Bodys, zuerst die ohne Token. Die Requests bleiben.',
    },
  },
  kilobytes: (count) => `${formatNumber(count)} kB Text`,
  megabytes: (count) => `${formatNumber(count)} MB Text`,
  stored: 'Was gespeichert wird',
  storedNote:
    'Diese Einstellungen, und welche Lektionen gespielt sind. Kein Token, Schlüssel oder Hostname ist darunter: Die bleiben im Arbeitsspeicher.',
  keep: 'Behalten, was APIs erwarten',
  keepNote:
    'Issuer, Audience, Algorithmen und Toleranz aus der Ansicht Keys. Sie nennen Hosts: Darum liegen sie neben den Einstellungen und werden mit dem Ausschalten gelöscht.',
  kept: 'Wird ab jetzt behalten',
  forgotten: 'Gelöscht',
  reset: 'Zurücksetzen',
  wasReset: 'Alle Einstellungen sind zurückgesetzt',
  importLabel: 'Datei importieren',
  tour: 'Tour zeigen',
};

export const keyMap: Words<'keyMap'> = {
  everywhere: 'Überall',
  views: 'Ansichten',
  within: 'In einer Liste, einem Detail, einem Feld',
  or: 'oder',
  keys: [
    ['↓', 'Von den Tabs in die Liste'],
    ['↑ ↓ Pos1 Ende', 'In einer Liste gehen'],
    ['Enter', 'Öffnen'],
    ['Esc', 'Zurück, oder Filter leeren'],
    ['{command} C', 'Auswahl kopieren'],
    ['Shift F10', 'Menü der Zeile, wie die Menütaste'],
    ['← →', 'Zwischen Tabs gehen; am Teiler die Breite ändern'],
  ],
};

export const tour: Words<'tour'> = {
  label: 'Tour',
  place: (step, of) => `${step} von ${of}`,
  next: 'Nächster Schritt',
  done: 'Fertig',
  skip: 'Tour überspringen',
  steps: {
    begin: {
      devtools:
        'Tu auf der Seite, was misslingt. Jedes Token, das sie sendet oder speichert, steht dann hier, dekodiert und mit seinen Befunden.',
      tab: 'Leg eine HAR-Datei ab, oder füge ein Token oder einen gescheiterten Request ein. Jedes Token darin steht dann hier, dekodiert und mit seinen Befunden.',
      show: 'Tokens zeigen',
    },
    why: {
      text: 'Requests sagt zu jedem abgelehnten, warum: in einem Satz mit Belegen, und ob 401 oder 403 richtig war.',
      show: 'Requests zeigen',
    },
    more: {
      text: (commands, keys) =>
        `Nichts verlässt diesen Browser. ${commands} findet jeden Befehl, ${keys} zeigt die Tasten, und Lernen erklärt, wie alles zusammenhängt.`,
      show: 'Lernen zeigen',
    },
  },
};
