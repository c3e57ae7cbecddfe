import { afterEach, describe, expect, it } from 'vitest';
import { formatClock, formatDate, formatLength } from '../../../src/ui/kit/time-words.ts';
import { german } from '../../../src/ui/locale/de/de.ts';
import { chooseLanguage } from '../../../src/ui/locale/speak-language.ts';
import { english, formatNumber, plural, speak, type Words, words } from '../../../src/ui/locale/words.ts';

afterEach(() => speak(english));

describe('the language of the panel', () => {
  it('is the one of the settings, else the browser’s where the panel has it, else English', () => {
    expect(chooseLanguage('de', 'en-GB')).toBe('de');
    expect(chooseLanguage('en', 'de')).toBe('en');
    expect(chooseLanguage('auto', 'de-AT')).toBe('de');
    expect(chooseLanguage('auto', 'DE')).toBe('de');
    expect(chooseLanguage('auto', 'fr-CH')).toBe('en');
    expect(chooseLanguage('auto', '')).toBe('en');
  });
});

describe('words', () => {
  const inEnglish = {
    close: 'Close',
    themes: { auto: 'As DevTools', light: 'Light' },
    tokens: (count: number) => plural(count, 'token', 'tokens'),
    choices: [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ],
    grades: [{ from: 90, text: 'Good' }] as const,
  };

  it('are those of the module in English', () => {
    expect(words('frame', inEnglish)).toEqual(inEnglish);
  });

  it('change with the language even where they were read before it was known', () => {
    const read = words('frame', { close: 'Close' });
    speak({ ...german, words: { frame: { close: 'Schließen' } as Words<'frame'> } });
    expect(read.close).toBe('Schließen');
    speak(english);
    expect(read.close).toBe('Close');
  });

  it('are another language’s where it has them; ids and numbers stay', () => {
    const inGerman = {
      close: 'Schließen',
      themes: { light: 'Hell' },
      tokens: (count: number) => plural(count, 'Token', 'Tokens'),
      choices: [{ label: 'Ja' }, { label: 'Nein' }],
      grades: [{ text: 'Gut' }],
    };
    speak({ ...german, words: { frame: inGerman as unknown as Words<'frame'> } });
    const { tokens, ...rest } = words('frame', inEnglish);
    expect(rest).toEqual({
      close: 'Schließen',
      themes: { auto: 'As DevTools', light: 'Hell' },
      choices: [
        { id: 'yes', label: 'Ja' },
        { id: 'no', label: 'Nein' },
      ],
      grades: [{ from: 90, text: 'Gut' }],
    });
    expect(tokens(1234)).toBe('1.234 Tokens');
    expect(words('kit', inEnglish)).toEqual(inEnglish);
  });

  it('count as the language counts', () => {
    const files = (count: number) => plural(count, 'plik', 'pliku', { few: 'pliki', many: 'plików' });
    speak({ ...english, tag: 'pl' });
    expect([1, 3, 5, 22].map(files)).toEqual(['1 plik', '3 pliki', '5 plików', '22 pliki']);
  });
});

describe('numbers and times', () => {
  const moment = Date.UTC(2026, 2, 14, 14, 36, 41);

  it('are written as the language writes them', () => {
    expect(formatNumber(12_345)).toBe('12,345');
    speak(german);
    expect(formatNumber(12_345)).toBe('12.345');
    expect(formatDate(moment)).toMatch(/^14\. März 2026$/);
    expect(formatClock(moment)).toBe('14:36:41');
  });

  it('say how long in words', () => {
    expect(formatLength(2 * 86_400_000)).toBe('2 days');
    speak(german);
    expect(formatLength(2 * 86_400_000)).toBe('2 Tage');
  });
});
