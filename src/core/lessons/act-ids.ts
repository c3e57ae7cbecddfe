/** The acts of the Learn view in their order, and the pages beside them: what findings, verdicts and links name. */
export const actIds = [
  'no-memory',
  'sessions',
  'naive-card',
  'fingerprints',
  'tamper-proof',
  'validation',
  'not-secret',
  'storage',
  'expiry',
  'drill',
] as const;
export type ActId = (typeof actIds)[number];

/** What is played, to its end or anew: the acts, and the lesson beside them. */
export const playedIds = [...actIds, 'sign-in'] as const;
export type PlayedId = (typeof playedIds)[number];

export const pageIds = ['sign-in', 'full-picture', 'misconceptions', 'glossary'] as const;
export type PageId = (typeof pageIds)[number];

export type LessonId = ActId | PageId;

export const isAct = (id: LessonId): id is ActId => (actIds as readonly LessonId[]).includes(id);
