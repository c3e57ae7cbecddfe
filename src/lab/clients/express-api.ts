/** An API on Express, guarded by `express-oauth2-jwt-bearer`. */
import type { RequestListener } from 'node:http';
import express, { type ErrorHandler, type Handler } from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';

/** @param audience also the API's own origin */
export function makeExpressApi(issuer: string, audience: string): RequestListener {
  const allowOrigin: Handler = (request, response, next) => {
    response.set({
      'Access-Control-Allow-Origin': request.headers.origin ?? '*',
      'Access-Control-Allow-Headers': 'Authorization, DPoP',
      'Access-Control-Expose-Headers': 'WWW-Authenticate',
      Vary: 'Origin',
    });
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
  // Express knows a handler of errors by its four parameters.
  const sayError: ErrorHandler = (error, _request, response, _next) => {
    const {
      status = 500,
      headers = {},
      code,
    } = error as {
      status?: number;
      headers?: Record<string, string>;
      code?: string;
    };
    response
      .status(status)
      .set(headers)
      .json({ error: code ?? 'unauthorized' });
  };
  const app = express();
  app.use(allowOrigin);
  app.use(auth({ issuerBaseURL: issuer, audience }));
  app.get('/orders', requiredScopes('orders:read'), (_request, response) => {
    response.json({ orders: ['A-17', 'A-23'] });
  });
  app.use(sayError);
  return app;
}
