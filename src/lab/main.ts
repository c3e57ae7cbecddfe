import { startLab } from './lab.ts';

/** `node dist/lab/main.js [port] [api port]`: starts the practice site and says where it is. */
const [port = 0, apiPort = 0] = process.argv.slice(2).map(Number);
const lab = await startLab({ port, apiPort });
const { siteUrl, apiUrl } = lab;
const { issuer, clients } = lab.addresses;
if (process.send) process.send({ siteUrl, apiUrl, issuer, clients });
else
  console.log(
    `Practice site: ${siteUrl}\nIts API:       ${apiUrl}\nIts provider:  ${issuer}\nMore clients:  ${clients}/`,
  );

async function stop() {
  await lab.close();
  process.exit(0);
}

// Whoever started us is gone: nothing is to be left running.
process.once('disconnect', stop);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
