/** What is looked for in a panel, the way a person with a screen reader does: by role and accessible name. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

export interface Target {
  readonly role: string;
  /** The whole accessible name, or a pattern of it. */
  readonly name?: string | RegExp;
  /** Its text must match. */
  readonly text?: RegExp;
  readonly within?: Target;
  /** Which of several, from 0. Default: all of them, or the first. */
  readonly at?: number;
}

type Pattern = readonly [source: string, flags: string];

/** A target as it can cross into another process. */
export interface Wire {
  readonly role: string;
  readonly name: Pattern | null;
  readonly text: Pattern | null;
  readonly within: Wire | null;
  readonly at: number | null;
}

const patternOf = (value: string | RegExp): Pattern =>
  typeof value === 'string' ? [`^${escapePattern(value)}$`, ''] : [value.source, value.flags];

/** A pattern that matches this text and no other. */
export const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export function toWire({ role, name, text, within, at }: Target): Wire {
  return {
    role,
    name: name === undefined ? null : patternOf(name),
    text: text === undefined ? null : patternOf(text),
    within: within ? toWire(within) : null,
    at: at ?? null,
  };
}

export interface Finder {
  find(wire: Wire): HTMLElement[];
}

declare global {
  interface Window {
    finder?: Finder;
  }
}

/** A script that installs the finder in the document that it runs in. */
export async function bundleFinder(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('finder-inside.ts', import.meta.url)),
        formats: ['iife'],
        name: 'installed',
      },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
}
