/** The practice page's bench without a page: its sign-in is a person who goes through the provider's pages. */
import type { Lab } from '../../src/lab/lab.ts';
import { makeBench } from '../../src/lab/page/bench.js';
import type { Bench, PageTools } from '../../src/lab/page/scenario.ts';
import { addressesFor } from '../../src/lab/site/routes.ts';
import { makePerson } from './person.ts';

type Fetch = Parameters<typeof makeBench>[0]['fetch'];

export function makeBenchAt({ world }: Lab, fetch: Fetch = globalThis.fetch): Bench {
  const person = makePerson();
  const page: Pick<PageTools, 'visitProvider'> = {
    visitProvider: async (ask) => {
      const { url, pending } = await ask();
      return { response: (await person.visit(url)).searchParams, pending };
    },
  };
  return makeBench({
    at: addressesFor(world),
    rsaPublicPem: world.keys.rsaPublicPem,
    page: page as PageTools,
    fetch,
    onAnswer: () => {},
  });
}
