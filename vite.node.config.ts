import { defineConfig } from 'vite';

/** What runs in Node: the command line and the practice site, with their packages inside, so that neither needs an install. */
export default defineConfig({
  publicDir: false,
  ssr: {
    noExternal: true,
    // Software that the practice site only shows: the provider from the start, the others when somebody goes there.
    external: [
      'oidc-provider',
      'openid-client',
      '@auth/core',
      'express',
      'express-oauth2-jwt-bearer',
      'fastify',
      '@fastify/jwt',
      'hono',
    ],
    target: 'node',
  },
  build: {
    ssr: true,
    outDir: 'dist',
    // The extension's folders lie beside: only files of the same names are replaced.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { 'cli/claimcheck': 'src/entry/cli.ts', 'lab/main': 'src/lab/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'node/[name].js' },
    },
  },
});
