/** The cases that the diagnosis engine is tested with, as questions. */
import type { Cause } from '../../diagnose/cause.ts';
import { causes } from '../../diagnose/causes.ts';
import type { Scene } from '../../find/scene.ts';
import type { DrillCase } from './drill-case.ts';
import type { Random } from './random.ts';
import { goods, people, sites } from './world.ts';

/** Fixtures that make no fair question, and why. `all` stands for every example of the cause. */
const leftOut: Readonly<Record<string, string>> = {
  'token-refused': 'the answer tells nothing: it cannot be known',
  'preflight-rejected': 'the request that is asked about never left the browser',
  'unknown-kid-2': 'no more than possible',
  'rate-limited-1': 'nothing but its status tells it',
  'forbidden-resource-1': 'nothing but its status tells it from a withdrawn token',
  'insufficient-role-1': 'nothing but its status tells it from a withdrawn token',
  'dpop-key-mismatch': 'the key of its proof is made up: nobody can compare it',
  'malformed-header-6': 'the challenge that asks for a token tells the status as well',
  'insufficient-scope-2': 'nothing but its status tells it from a withdrawn token',
};

/** How much a person must know already to answer. */
const levels: Readonly<Record<string, DrillCase['level']>> = {
  expired: 1,
  'no-credentials': 1,
  'token-known-not-attached': 1,
  'malformed-header': 1,
  tampered: 1,
  'insufficient-scope': 1,
  'insufficient-role': 1,
  'login-failed': 1,
  'graphql-unauthenticated': 3,
  'csrf-rejected': 3,
  'step-up': 3,
  waf: 3,
};

const levelOf = (cause: string) => levels[cause] ?? (cause.startsWith('dpop-') ? 3 : 2);

/** The right status of a cause's fixtures, where the cause lets the case decide. */
const statuses: Readonly<Record<string, number>> = {
  'csrf-rejected': 403,
  'dpop-nonce-required': 401,
  'insufficient-role': 403,
  'login-failed': 400,
  'basic-challenge': 401,
  waf: 403,
  'wrong-token-type': 401,
};

/** The same scene at another house: hosts, things and people by chance. */
function rename(scene: Scene, random: Random): Scene {
  const [site, things, person] = [random.pick(sites), random.pick(goods), random.pick(people)];
  const renamed = JSON.stringify(scene)
    .replace(/\b(api|id|app)\.example\b/g, `$1.${site}.example`)
    .replace(/\borders\b/g, things)
    .replace(/\balice\b/g, person);
  return JSON.parse(renamed) as Scene;
}

function statusOf({ id, right }: Cause): number {
  return typeof right === 'function' ? (statuses[id] ?? 401) : right.status;
}

export const fixtureCases: readonly DrillCase[] = causes.flatMap((cause) =>
  cause.examples.bad.flatMap((scene, index): DrillCase[] => {
    const id = `${cause.id}-${index + 1}`;
    if (leftOut[cause.id] !== undefined || leftOut[id] !== undefined) return [];
    return [
      {
        id,
        cause: cause.id,
        status: statusOf(cause),
        level: levelOf(cause.id),
        stage: (random) => ({ scene: rename(scene, random) }),
      },
    ];
  }),
);
