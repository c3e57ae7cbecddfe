/** The page that `npm run bench:browser` inspects, on loopback, and what it does: run in it. */
import { createServer } from 'node:http';

/** @returns {Promise<{ url: string, close: () => void }>} */
export async function serveBenchSite() {
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.setHeader('Content-Type', isPage ? 'text/html' : 'application/json');
    response.setHeader('Cache-Control', 'no-store');
    response.end(
      isPage
        ? '<!doctype html><title>bench</title><link rel="icon" href="data:,">'
        : '{"orders":[],"next":null}',
    );
  });
  // A burst of requests keeps its connections.
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Sends so many requests a second for so long, or as many as the browser manages; gives when each was answered, in
 * milliseconds since the epoch.
 * @param {string} name
 * @param {number} perSecond
 * @param {number} seconds
 * @returns {Promise<number[]>}
 */
export async function sendAtRate(name, perSecond, seconds) {
  const total = perSecond * seconds;
  /** @type {number[]} */
  const answered = [];
  const start = performance.now();
  let sent = 0;
  let open = 0;
  const until = start + seconds * 1000;
  await /** @type {Promise<void>} */ (
    new Promise((done) => {
      const tick = () => {
        const isOver = sent >= total || performance.now() > until;
        const due = isOver
          ? sent
          : Math.min(total, Math.ceil(((performance.now() - start) / 1000) * perSecond));
        // What a browser holds back is not sent by asking for more.
        for (; sent < due && open < 200; sent += 1, open += 1) {
          const index = sent;
          fetch(`/${name}/${index}`)
            .then((response) => response.text())
            .then(() => {
              answered[index] = Date.now();
            })
            .catch(() => {})
            .finally(() => {
              open -= 1;
            });
        }
        if (isOver && open === 0) done();
        else setTimeout(tick, isOver ? 20 : 5);
      };
      tick();
    })
  );
  return answered;
}

/**
 * The same; milliseconds that the page waited for an answer, on average.
 * @param {number} perSecond
 * @param {number} seconds
 */
export async function waitAtRate(perSecond, seconds) {
  const start = performance.now();
  const waits = await Promise.all(
    Array.from({ length: perSecond * seconds }, async (_, index) => {
      const due = start + (index / perSecond) * 1000;
      await new Promise((resume) => setTimeout(resume, due - performance.now()));
      const sent = performance.now();
      await (await fetch(`/steady/${index}`)).text();
      return performance.now() - sent;
    }),
  );
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
}

/**
 * Sends so many requests, six at a time; milliseconds for all.
 * @param {number} count
 */
export async function sendAsFastAsItGoes(count) {
  const start = performance.now();
  let sent = 0;
  const lane = async () => {
    for (; sent < count; ) {
      sent += 1;
      await (await fetch(`/task/${sent}`)).text();
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  return performance.now() - start;
}
