import { startLab } from './lab.ts';

/** `node dist/lab/main.js [port] [api port]`: starts the practice site and says where it is, one JSON line. */
const [port = 0, apiPort = 0] = process.argv.slice(2).map(Number);
const lab = await startLab({ port, apiPort });
console.log(JSON.stringify({ siteUrl: lab.siteUrl, apiUrl: lab.apiUrl }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await lab.close();
    process.exit(0);
  });
}
