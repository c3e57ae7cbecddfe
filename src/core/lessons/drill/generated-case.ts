/** A case that is made up anew whenever it is asked: it says what is its own, the rest is the same in each of them. */
import type { DrillCase, StagedScene } from './drill-case.ts';
import type { Random } from './random.ts';
import { makeWorld, type World } from './world.ts';

export interface GeneratedCase extends Omit<DrillCase, 'stage'> {
  readonly title: string;
  /** Nobody holds a key that its tokens could be verified with. */
  readonly keyUnknown?: true;
  /** What happens in this world. Every draw from `random` counts: in another order a seed gives another drill. */
  readonly stage: (world: World, random: Random) => OwnScene;
}

type OwnScene = Omit<StagedScene['scene'], 'title' | 'now'> & Pick<StagedScene, 'expectation'>;

/** Gives the case its world; the issuer's key is at hand where there is a token to verify with it. */
export function generateCase({ title, keyUnknown, stage, ...about }: GeneratedCase): DrillCase {
  return {
    ...about,
    stage(random) {
      const world = makeWorld(random);
      const { expectation, ...own } = stage(world, random);
      const isKeyAtHand = own.tokens !== undefined && keyUnknown === undefined;
      return {
        ...(isKeyAtHand && { issuerKey: world.kid }),
        ...(expectation && { expectation }),
        scene: { title, now: world.now, ...own },
      };
    },
  };
}
