/** The way from the practice page to software that we did not write. */
import type { RealSoftware } from '../clients/real-software.ts';
import { html, redirect } from '../server/answer.ts';
import type { Routes } from '../server/routes.ts';

/** Path on the practice site that leads to the first client. */
export const realSoftwarePath = '/real-software';

const notThere =
  '<!doctype html><title>Not there</title><h1>The real software did not start</h1><p>Its packages are not installed: run <code>npm ci</code>.</p>';

/** @param start starts it where it does not run yet */
export function realSoftwareRoutes(start: () => Promise<RealSoftware>): Routes {
  return {
    [`GET ${realSoftwarePath}`]: () =>
      start().then(
        ({ addresses }) => redirect(`${addresses.clients}/`),
        () => html(503, notThere),
      ),
  };
}
