/** German. The terms of the RFCs stay as they are: who looks them up finds them in English. */
import type { Locale, Translations } from '../words.ts';
import * as actions from './actions.ts';
import { acts } from './acts.ts';
import * as first from './acts-first.ts';
import * as last from './acts-last.ts';
import * as middle from './acts-middle.ts';
import { audit, review } from './audit.ts';
import { flows } from './flows.ts';
import { failure, frame } from './frame.ts';
import { imports } from './import.ts';
import { keys } from './keys.ts';
import { kit } from './kit.ts';
import { drill, learn, page } from './learn.ts';
import * as pages from './pages.ts';
import { replay } from './replay.ts';
import { requests } from './requests.ts';
import { keyMap, settings, tour } from './settings.ts';
import { check, edit, knownSecret } from './signature.ts';
import { storage } from './storage.ts';
import { decrypted, journey, tokens } from './tokens.ts';

const words: Translations = {
  act: acts,
  ...actions,
  ...first,
  ...last,
  ...middle,
  ...pages,
  audit,
  check,
  decrypted,
  drill,
  edit,
  failure,
  flow: flows,
  frame,
  import: imports,
  journey,
  key: keys,
  keyMap,
  kit,
  knownSecret,
  learn,
  page,
  replay,
  request: requests,
  review,
  settings,
  storage,
  token: tokens,
  tour,
};

export const german: Locale = { tag: 'de', dates: 'de', words };
