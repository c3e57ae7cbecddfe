/** What the practice site uses of Express, which brings no types of its own. */
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Request extends IncomingMessage {
    readonly auth?: { readonly payload: Readonly<Record<string, unknown>> };
  }
  export interface Response extends ServerResponse {
    status(status: number): this;
    set(fields: Readonly<Record<string, string>>): this;
    json(body: unknown): this;
  }
  export type NextFunction = (error?: unknown) => void;
  export type Handler = (request: Request, response: Response, next: NextFunction) => void;
  export type ErrorHandler = (
    error: unknown,
    request: Request,
    response: Response,
    next: NextFunction,
  ) => void;

  export interface Express {
    (request: IncomingMessage, response: ServerResponse): void;
    use(...handlers: (Handler | ErrorHandler)[]): this;
    get(path: string, ...handlers: Handler[]): this;
  }
  export default function express(): Express;
}
