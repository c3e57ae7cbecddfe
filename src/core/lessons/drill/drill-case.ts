/** A case of the drill before it is played: a small capture whose last request fails, and what the engine must say of it. */
import type { Scene, SceneToken } from '../../find/scene.ts';
import type { Expectation } from '../../jose/key.ts';
import type { Random } from './random.ts';

export interface DrillCase {
  /** Stable, unique. */
  readonly id: string;
  /** The cause and the right status that it is made to show; the engine says so itself, and a test holds it to that. */
  readonly cause: string;
  readonly status: number;
  /** 1: what everybody meets; 2: what takes a closer look; 3: what asks for special knowledge. */
  readonly level: 1 | 2 | 3;
  readonly stage: (random: Random) => StagedScene;
}

/** A token that is made when the case is played. */
export interface StagedToken extends SceneToken {
  /** Whose private key signs it; without it the signature stays as the scene says. */
  readonly signedBy?: 'issuer' | 'stranger';
  /** Keeps the signature of the token of that name, which stands before it: header and claims are edited. */
  readonly editOf?: string;
  /** So many characters are lost at its end. */
  readonly cutBy?: number;
}

export interface StagedScene {
  /** Its last exchange is the one that is asked about. */
  readonly scene: Omit<Scene, 'tokens'> & {
    readonly tokens?: Readonly<Record<string, StagedToken | string>>;
  };
  /** The kid of the issuer's key, where that key is at hand; without it no signature is checked. */
  readonly issuerKey?: string;
  /** What the API at the origin of the last request is known to expect. */
  readonly expectation?: Expectation;
}
