/** Which component plays which act, and which draws which page. Each is fetched when it is first shown. */
import type { ComponentType } from 'preact';
import type { LessonId } from '../../core/lessons/act-ids.ts';
import { loadView } from '../kit/load-view.tsx';

export interface ActProps {
  /** Call it when the act was played to its end: what was to be found out was seen. */
  readonly onDone: () => void;
}

export const actViews: Readonly<Partial<Record<LessonId, ComponentType<ActProps>>>> = {
  'no-memory': loadView(async () => (await import('./acts/no-memory.tsx')).NoMemoryAct),
  sessions: loadView(async () => (await import('./acts/sessions.tsx')).SessionsAct),
  'naive-card': loadView(async () => (await import('./acts/naive-card.tsx')).NaiveCardAct),
  fingerprints: loadView(async () => (await import('./acts/fingerprints.tsx')).FingerprintsAct),
  validation: loadView(async () => (await import('./acts/validation.tsx')).ValidationAct),
  expiry: loadView(async () => (await import('./acts/expiry.tsx')).ExpiryAct),
  drill: loadView(async () => (await import('./acts/drill.tsx')).DrillAct),
  'sign-in': loadView(async () => (await import('./acts/sign-in.tsx')).SignInLesson),
  'full-picture': loadView(async () => (await import('./full-picture-page.tsx')).FullPicturePage),
  misconceptions: loadView(async () => (await import('./misconceptions-page.tsx')).MisconceptionsPage),
  glossary: loadView(async () => (await import('./glossary-page.tsx')).GlossaryPage),
  'tamper-proof': loadView(async () => (await import('./acts/tamper-proof.tsx')).TamperProofAct),
  storage: loadView(async () => (await import('./acts/storage.tsx')).StorageAct),
  'not-secret': loadView(async () => (await import('./acts/not-secret.tsx')).NotSecretAct),
};
