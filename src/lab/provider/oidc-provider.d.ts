/** What the practice site uses of `oidc-provider`, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** Koa's context, as far as the pages need it. */
  export interface PageContext {
    type: string;
    status: number;
    body: unknown;
    /** Absent where no route of the provider's was asked for. */
    readonly oidc?: {
      readonly client: Client;
      readonly params: Readonly<Record<string, unknown>>;
    };
  }

  export interface Client {
    readonly clientId: string;
    readonly clientName?: string;
    readonly idTokenSignedResponseAlg: string;
    grantTypeAllowed(grant: string): boolean;
  }

  /** An API that access tokens are for (RFC 8707), and how they are made. */
  export interface ResourceServerInfo {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenFormat: 'jwt';
    readonly jwt: { readonly sign: { readonly alg: string; readonly key?: Uint8Array } };
  }

  export interface InteractionDetails {
    readonly prompt: { readonly name: string; readonly details: Readonly<Record<string, unknown>> };
    readonly params: Readonly<Record<string, unknown>>;
    readonly session?: { readonly accountId: string };
    readonly grantId?: string;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    /** @returns the grant's id */
    save(): Promise<string>;
  }

  export interface AccessToken {
    /** Seconds. */
    readonly expiration: number;
    /** @returns what is handed out */
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    /** The request listener of the provider's own endpoints. */
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    /** Adds Koa middleware before the provider's own. */
    use(middleware: (context: PageContext, next: () => Promise<void>) => Promise<void>): void;
    registerGrantType(
      name: string,
      handler: (context: Required<PageContext>) => Promise<void>,
      parameters: readonly string[],
    ): void;
    /** Rejects where the browser brings no cookie of an interaction that is still open. */
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<InteractionDetails>;
    /** Redirects back to the authorization endpoint. */
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Readonly<Record<string, unknown>>,
      options?: { readonly mergeWithLastSubmission?: boolean },
    ): Promise<void>;
    readonly Grant: {
      new (about: { readonly accountId: string; readonly clientId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    readonly Client: { find(id: string): Promise<Client | undefined> };
    readonly AccessToken: {
      new (about: {
        readonly accountId: string;
        readonly client: Client;
        readonly gty: string;
        readonly scope: string;
        readonly resourceServer: object;
      }): AccessToken;
    };
    readonly ResourceServer: new (
      identifier: string,
      info: ResourceServerInfo,
    ) => object;
  }

  export const errors: {
    readonly InvalidTarget: new () => Error;
    /** Answered with 400. */
    readonly CustomOIDCProviderError: new (
      code: string,
      description: string,
    ) => Error;
  };
}
