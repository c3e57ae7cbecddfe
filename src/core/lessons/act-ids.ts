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

export const pageIds = ['sign-in', 'full-picture', 'misconceptions', 'glossary'] as const;
export type PageId = (typeof pageIds)[number];

export type LessonId = ActId | PageId;
