/** Claims that single makers of tokens define; one file a maker, each row citing the maker's own documentation. */
import type { Claim } from './claim.ts';
import { apple } from './makers/apple.ts';
import { auth0 } from './makers/auth0.ts';
import { clerk } from './makers/clerk.ts';
import { cognito } from './makers/cognito.ts';
import { entra } from './makers/entra.ts';
import { firebase } from './makers/firebase.ts';
import { githubActions } from './makers/github-actions.ts';
import { google } from './makers/google.ts';
import { keycloak } from './makers/keycloak.ts';
import { kubernetes } from './makers/kubernetes.ts';
import { okta } from './makers/okta.ts';
import { supabase } from './makers/supabase.ts';

export interface Maker {
  /** As it calls itself. */
  readonly name: string;
  /** Parts of an `iss` that only this maker's tokens have. */
  readonly issuers: readonly string[];
  readonly claims: readonly Claim[];
}

export const makers: readonly Maker[] = [
  entra,
  auth0,
  okta,
  keycloak,
  cognito,
  firebase,
  google,
  supabase,
  clerk,
  githubActions,
  kubernetes,
  apple,
];
